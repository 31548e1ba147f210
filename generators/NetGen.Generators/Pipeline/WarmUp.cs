using NetGen.Generators.Emission;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Pipeline;

/// <summary>
/// A small network that is compiled for nobody, so that the types and methods of the generator that every network needs are loaded and just-in-time compiled, which takes
/// ten times as long as running them.
/// </summary>
internal static class WarmUp
{
    /// <summary>The network has what is most used: little of it, so that the real ones come soon.</summary>
    public static CompiledNetwork Compile() =>
        CompiledNetwork.Of(new Reading("WarmUp", Declaration, null), graph => NetworkCompiler.Compile(graph, mostSpecializedCharacters: 0));

    private static NetworkDeclaration Declaration => new(
        new TypeModel("", default, "WarmUp", "internal", "WarmUp"),
        EquatableArray.Of(
            Attribute("Network"),
            Attribute("Input", ("height", 12), ("width", 12), ("channels", 16)),
            Attribute("Conv2D", ("filters", 16), ("kernel", 3), ("Padding", (int)PaddingKind.Same)),
            Attribute("BatchNorm", ("Activation", (int)ActivationKind.ReLU)),
            Attribute("DepthwiseConv2D", ("kernel", 3), ("Stride", 2), ("Padding", (int)PaddingKind.Same)),
            Attribute("BatchNorm", ("Activation", (int)ActivationKind.ReLU)),
            Attribute("Conv2D", ("filters", 32), ("kernel", 1)),
            Attribute("BatchNorm", ("Activation", (int)ActivationKind.ReLU)),
            Attribute("AvgPool2D", ("kernel", 2)),
            Attribute("Flatten"),
            Attribute("Dropout", ("rate", 0.5)),
            Attribute("Dense", ("units", 10)),
            Attribute("CrossEntropyLoss"),
            Attribute("Adam", ("learningRate", 0.001)),
            Attribute("Accuracy")));

    private static AttributeModel Attribute(string name, params (string Name, object Value)[] arguments) =>
        new(name, arguments.Select(argument => new ArgumentModel(argument.Name, argument.Value)).ToEquatableArray());
}
