using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Differential.Tests.Runs;
using NetGen.Reference.Golden;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Differential.Tests.GoldenValues;

/// <summary>
/// Every layer and block that NetGen offers, and every option of each, is in a golden file of image and signal networks. That the option
/// changes the numbers there is what the script makes sure of that writes the files.
/// </summary>
public sealed class GoldenCoverageTests
{
    /// <summary>Layers without a golden case, and why: at present there are none.</summary>
    private static readonly Dictionary<Type, string> LayersWithoutCase = [];

    /// <summary>Options that need no case of their own in each layer that has them, and why.</summary>
    private static readonly Dictionary<string, string> OptionsWithoutCase = new()
    {
        ["Name"] = "changes what parameters are called, not numbers; block-repeat.json has one",
        ["Initializer"] = "decides where weights start; golden networks start from those in their file",
        ["InitializerScale"] = "decides where weights start; golden networks start from those in their file",
        ["Slope"] = "is the activation's, whichever layer it stands at; Golden/networks has both",
        ["Alpha"] = "is the activation's, whichever layer it stands at; Golden/networks has both",
    };

    private static readonly Lazy<IReadOnlyList<AttributeData>> Used = new(AttributesOfGoldenFiles);

    [Fact]
    public void Every_layer_and_block_is_in_a_golden_file()
    {
        var used = Used.Value.Select(NameOf).ToHashSet();

        var missing = Layers().Where(layer => !used.Contains(layer.FullName!)).ToList();

        Assert.Equal(LayersWithoutCase.Keys.Select(layer => layer.FullName).Order(), missing.Select(layer => layer.FullName).Order());
    }

    [Fact]
    public void Every_option_of_every_layer_is_in_a_golden_file()
    {
        var used = Used.Value.SelectMany(attribute => attribute.NamedArguments.Select(argument => $"{NameOf(attribute)}.{argument.Key}")).ToHashSet();

        var missing = (
            from layer in Layers()
            from option in layer.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            where option.SetMethod is not null && !OptionsWithoutCase.ContainsKey(option.Name) && !used.Contains($"{layer.FullName}.{option.Name}")
            select $"{layer.Name}.{option.Name}").ToList();

        Assert.True(missing.Count == 0, "In no golden file: " + string.Join(", ", missing));
    }

    private static IEnumerable<Type> Layers() =>
        typeof(LayerAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract);

    /// <summary>As the C# compiler reads them: above the networks and above their blocks.</summary>
    private static List<AttributeData> AttributesOfGoldenFiles()
    {
        var files = GoldenFile.VisionNames.Select(GoldenFile.Vision).Concat(GoldenFile.EvaluationNames.Select(GoldenFile.Evaluation));
        var compilation = CSharpCompiler.Compile(files.Select(golden => GoldenSource.Of(golden, OneWidth.Widths[0]).Source));
        return [.. TypesIn(compilation.Assembly.GlobalNamespace).SelectMany(type => type.GetAttributes())];
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesIn));

    /// <summary>As reflection has it: <c>NetGen.ConcatAttribute`2</c>.</summary>
    private static string NameOf(AttributeData attribute) => $"{attribute.AttributeClass!.ContainingNamespace}.{attribute.AttributeClass.MetadataName}";
}
