using System.Text.RegularExpressions;
using NetGen.TestKit;

namespace NetGen.Package.Tests.Kit;

/// <summary>The network and the program that the package's README shows.</summary>
internal static partial class ReadmeProgram
{
    /// <summary>A console project of them.</summary>
    public static FreshProject In(PackedPackages packages, string folder)
    {
        var text = File.ReadAllText(Path.Combine(SourcePaths.Root, "src", "NetGen", "package", "README.md"));
        var blocks = Blocks().Matches(text).Select(match => match.Groups["code"].Value).ToList();
        return new FreshProject(packages.NewFolder(folder), "Circle")
            .With("OutputType", "Exe")
            .UsingPackage(packages)
            .Source("CircleNetwork.cs", blocks[0])
            .Source("Program.cs", blocks[1]);
    }

    [GeneratedRegex(@"```csharp\r?\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
