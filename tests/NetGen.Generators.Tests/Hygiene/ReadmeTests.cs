using System.Text.RegularExpressions;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Hygiene;

/// <summary>What the README shows compiles.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Its_network_and_its_program_compile()
    {
        var blocks = Blocks().Matches(File.ReadAllText(Path.Combine(SourcePaths.Root, "README.md"))).Select(match => match.Groups["code"].Value).ToList();
        Assert.Equal(2, blocks.Count);

        // A program's statements stand in a method here: the compilation is a library.
        var usings = Usings().Matches(blocks[1]).Select(match => match.Value);
        var statements = Usings().Replace(blocks[1], "");
        StrictCompiler.AssertClean([blocks[0], $"{string.Concat(usings)}public static class Program {{ public static void Main() {{\n{statements}\n}} }}"]);
    }

    [GeneratedRegex(@"```csharp\r?\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^using [\w.]+;\r?\n", RegexOptions.Multiline)]
    private static partial Regex Usings();
}
