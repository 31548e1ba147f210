using NetGen.Generators.Diagnostics;
using NetGen.Generators.Layers;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>The options that many layers have.</summary>
internal static class LayerOptions
{
    /// <summary>The activation with those of its numbers that it looks at; the others have no range.</summary>
    public static ActivationFunction Activation(ArgumentReader reader, string argument = "Activation")
    {
        var kind = reader.Enum<ActivationKind>(argument, "Activation");
        var function = new ActivationFunction(kind);
        return kind switch
        {
            ActivationKind.LeakyReLU => function with { Slope = reader.Number("Slope", function.Slope, NumberRange.NotNegative) },
            ActivationKind.ELU or ActivationKind.CELU =>
                function with { Alpha = reader.Number("Alpha", function.Alpha, NumberRange.Positive) },
            _ => function,
        };
    }

    /// <summary>The layer with what the user says of its weights.</summary>
    public static WeightLayer WithWeights(this WeightLayer layer, ArgumentReader reader)
    {
        var initializer = reader.Enum<InitializerKind>("Initializer", "Initializer");
        return layer with
        {
            UseBias = reader.Bool("UseBias", true),
            Initializer = initializer,
            InitializerScale = InitializerScale(reader, initializer),
            L1 = reader.Number("L1", 0, NumberRange.NotNegative),
            L2 = reader.Number("L2", 0, NumberRange.NotNegative),
        };
    }

    // PyTorch's own names are paths such as "encoder.0", and parameter names start with them.
    public static string? Name(ArgumentReader reader)
    {
        var name = reader.String("Name");
        if (name is null || name.Split('.').All(part => part.Length > 0 && part.All(IsNameCharacter)))
            return name;

        reader.Note(DiagnosticIds.InvalidLayerName, "Name", Mend.RemoveArgument("Name"), name);
        return null;
    }

    private static double InitializerScale(ArgumentReader reader, InitializerKind kind)
    {
        const string Argument = "InitializerScale";
        return kind switch
        {
            InitializerKind.Uniform or InitializerKind.Normal or InitializerKind.Orthogonal =>
                reader.Number(Argument, double.NaN, OrDefault(NumberRange.Positive)),
            InitializerKind.Constant => reader.Number(Argument, double.NaN, OrDefault(NumberRange.Finite)),
            _ => double.NaN,
        };
    }

    // NaN asks for the initialiser's default.
    private static NumberRange OrDefault(NumberRange range) => new(range.Words, value => double.IsNaN(value) || range.Contains(value));

    private static bool IsNameCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
