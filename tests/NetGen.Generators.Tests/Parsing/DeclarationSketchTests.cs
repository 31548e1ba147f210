using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Parsing;

/// <summary>What syntax alone says of a network is what its symbols say, or nothing.</summary>
public sealed class DeclarationSketchTests
{
    private const string Plain =
        """
        using NetGen.Metrics;

        namespace My.App;

        [Network(TrainingSamples = 100), Input(12, 12, 3)]
        [Conv2D(8, kernelWidth: 3, kernelHeight: 5, Padding = Padding.Same, L2 = 1e-4, UseBias = false)]
        [Residual<Body>(Shortcut = typeof(Projection), Activation = Activation.LeakyReLU, Slope = 0.1)]
        [Reshape(12, 12, 16), Permute(3, 1, 2), Flatten(Name = "flat")]
        [Dense(4, Initializer = Initializer.HeNormal, Alpha = -1.0)]
        [CrossEntropyLoss, Adam(1, Beta1 = 0), F1Score(Averaging = Averaging.Micro)]
        internal sealed partial class Net { public int Mine => 1; }

        [Block, Conv2D(16, 1), Repeat<Inner>(2)] class Body;
        [Block, Conv2D(16, 1)] class Projection;
        [Block, BatchNorm, Activation(Activation.ReLU)] class Inner;
        """;

    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Path.Combine(SourcePaths.Root, "samples"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Where(path => File.ReadAllText(path).Contains("[Network", StringComparison.Ordinal) && !path.Contains("Fashion", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(SourcePaths.Root, path))];

    // A difference would cost nothing but time: but the networks that are shown are plain. (Those of FashionMnist have parts in several files.)
    [Theory]
    [MemberData(nameof(Samples))]
    public void The_samples_are_what_they_seem_to_be(string path) => IsWhatItSeemsToBe(File.ReadAllText(Path.Combine(SourcePaths.Root, path)));

    [Fact]
    public void All_that_is_plain_is_understood() => IsWhatItSeemsToBe(Plain);

    [Theory]
    [InlineData("namespace My.App;", "namespace My { namespace App {", "class Inner;", "class Inner; } }")]
    [InlineData("namespace My.App;", "", "", "")]
    [InlineData("internal sealed", "public", "", "")]
    [InlineData("internal sealed", "", "", "")]
    [InlineData("partial class Net", "partial class Block", "", "")]
    [InlineData("partial class Net", "partial class Net : System.Collections.Generic.List<int>", "", "")]
    [InlineData("partial class Net", "partial class Net : IAsyncResult", "int Mine", "string IAsyncResult")]
    [InlineData("class Body", "class NotHere", "<Body>", "<NotHere>")]
    public void So_is_each_of_these(string before, string after, string alsoBefore, string alsoAfter) =>
        IsWhatItSeemsToBe(Changed(before, after, alsoBefore, alsoAfter));

    [Theory]
    [InlineData("Conv2D(8,", "Conv2D(4 + 4,")]
    [InlineData("TrainingSamples = 100", "TrainingSamples = Size.Of")]
    [InlineData("Padding = Padding.Same", "Padding = NetGen.Padding.Same")]
    [InlineData("[Network(", "[NetGen.Network(")]
    [InlineData("[CrossEntropyLoss,", "[System.Serializable, CrossEntropyLoss,")]
    [InlineData("[CrossEntropyLoss,", "[CrossEntropyLoss(ClassWeights = new[] { 1.0, 2.0, 3.0, 4.0 }),")]
    [InlineData("sealed partial class Net", "static partial class Net")]
    [InlineData("sealed partial class Net {", "sealed partial class Net<T> {")]
    [InlineData("sealed partial class Net", "sealed class Net")]
    [InlineData("class Projection;", "class Projection; class Other { class Inner; } class Inner;")]
    [InlineData("class Projection;", "class Elsewhere;")]
    [InlineData("[Block, BatchNorm", "[BatchNorm")]
    [InlineData("namespace My.App;", "namespace My.@class;")]
    public void Of_what_is_not_plain_nothing_is_said(string before, string after) => Assert.Null(Sketch(Changed(before, after)).Sketch);

    // What only symbols tell may be otherwise; then the symbols count.
    [Theory]
    [InlineData("public int Mine", "public int Predict")]
    [InlineData("class Inner;", "class Inner; [Dropout(0.5)] partial class Net;")]
    [InlineData("partial class Net", "partial class Kernels")]
    public void What_seems_to_be_otherwise_is_seen_when_they_are_compared(string before, string after)
    {
        var (sketch, symbol) = Sketch(Changed(before, after));
        Assert.NotNull(sketch);
        Assert.NotEqual(NetworkReader.Read(symbol), sketch);
    }

    [Fact]
    public void A_class_that_is_being_typed_is_no_surprise()
    {
        for (var length = 0; length < Plain.Length; length++)
        {
            var root = CSharpCompiler.Parse(Plain[..length], "File.cs").GetRoot();
            foreach (var declaration in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
                _ = DeclarationSketch.Of(declaration);
        }
    }

    [Fact]
    public void Positional_arguments_have_the_constructors_names()
    {
        var library = typeof(NetworkAttribute).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "NetGen" && type.IsAssignableTo(typeof(Attribute)) && !type.IsAbstract)
            .SelectMany(type => type.GetConstructors().Select(Signature));
        Assert.Equal(library.Order(StringComparer.Ordinal), AttributeSignatures.All.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Integers_are_real_numbers_where_these_are_wanted()
    {
        var attributes = typeof(NetworkAttribute).Assembly.GetExportedTypes().Where(type => type.Namespace == "NetGen" && type.IsAssignableTo(typeof(Attribute))).ToList();
        var parameters = attributes.SelectMany(type => type.GetConstructors()).SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => (parameter.Name!, Type: parameter.ParameterType));
        var properties = attributes.SelectMany(type => type.GetProperties()).Where(property => property.CanWrite).Select(property => (property.Name, Type: property.PropertyType));
        var byType = parameters.Concat(properties).ToLookup(pair => pair.Type == typeof(double), pair => pair.Item1);
        Assert.Equal(byType[true].Distinct().Order(StringComparer.Ordinal), AttributeSignatures.RealNumbers.Order(StringComparer.Ordinal));
        Assert.Empty(byType[true].Intersect(byType[false]));
    }

    private static string Signature(ConstructorInfo constructor)
    {
        var type = constructor.DeclaringType!;
        var name = type.Name.Split('`')[0][..^"Attribute".Length];
        var types = type.IsGenericType ? $"<{string.Join(",", type.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        var parameters = constructor.GetParameters().Select(parameter => parameter.Name + (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "*" : ""));
        return string.Join(" ", parameters.Prepend(name + types));
    }

    private static string Changed(params string[] changes)
    {
        var source = Plain;
        for (var i = 0; i < changes.Length; i += 2)
        {
            if (changes[i].Length == 0)
                continue;
            Assert.Contains(changes[i], source, StringComparison.Ordinal);
            source = source.Replace(changes[i], changes[i + 1], StringComparison.Ordinal);
        }

        return source;
    }

    private static void IsWhatItSeemsToBe(string source)
    {
        var (sketch, symbol) = Sketch(source);
        var declaration = NetworkReader.Read(symbol);
        Assert.NotNull(sketch);
        Assert.Equal(Text(declaration), Text(sketch));
        Assert.Equal(declaration, sketch);
    }

    private static IEnumerable<string> Text(NetworkDeclaration declaration) =>
    [
        declaration.Type.ToString(),
        .. declaration.Attributes.Select(Text),
        .. declaration.Blocks.SelectMany(block => block.Attributes.Select(Text).Prepend($"{block.Key} {block.Name}")),
        .. declaration.ClassMistakes.Select(mistake => mistake.Id),
        .. declaration.TakenNames,
        .. declaration.Type.Replacements.Select(replacement => replacement.ToString()),
    ];

    private static string Text(AttributeModel attribute) =>
        $"{attribute.Label} {string.Join(", ", attribute.Arguments.Select(argument => $"{argument.Name}: {argument.Value.GetType().Name} {argument.Value}"))}";

    private static (NetworkDeclaration? Sketch, INamedTypeSymbol Symbol) Sketch(string source)
    {
        var compilation = CSharpCompiler.Compile([source]);
        var tree = compilation.SyntaxTrees.Last();
        var declaration = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().First(type => type.AttributeLists.ToString().Contains("Network", StringComparison.Ordinal));
        var sketch = DeclarationSketch.Of(declaration) is { } plain ? DeclarationSketch.InAssembly(plain, compilation.AssemblyName!) : null;
        return (sketch, (INamedTypeSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!);
    }
}
