using NetGen.Generators.Diagnostics;
using NetGen.Generators.Layers;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>From a layer's attribute to the layer. A new layer is one line in the table and its own few lines of reading.</summary>
internal static class LayerParser
{
    private static readonly Dictionary<string, Func<ArgumentReader, Layer>> Readers = new()
    {
        ["Dense"] = Dense,
        ["Dropout"] = reader => new DropoutLayer(reader.Number("rate", 0, NumberRange.BelowOne)),
        ["Flatten"] = _ => new FlattenLayer(),
        ["Activation"] = reader => new ActivationLayer(Function(reader, "activation")),
        ["Block<>"] = BlockUseParser.Block,
        ["Repeat<>"] = BlockUseParser.Repeat,
        ["Residual<>"] = BlockUseParser.Residual,
        ["Concat<>"] = BlockUseParser.Concat,
        ["Add<>"] = BlockUseParser.Add,
        ["Multiply<>"] = BlockUseParser.Multiply,
    };

    public static bool Knows(string attribute) => Readers.ContainsKey(attribute);

    public static Layer Parse(string attribute, ArgumentReader reader)
    {
        var layer = Readers[attribute](reader) with { CustomName = Name(reader) };
        BlockUseParser.CheckCount(reader, layer);
        return layer;
    }

    /// <summary>What messages call a layer: <c>Layer 2 (Dense)</c>, <c>Layer 2 of Body (Dense)</c>.</summary>
    public static string LabelOf(AttributeModel attribute, int number, string? block = null) =>
        $"Layer {ArgumentReader.Text(number)}{(block is null ? "" : " of " + block)} ({attribute.Label})";

    private static DenseLayer Dense(ArgumentReader reader)
    {
        var initializer = reader.Enum<InitializerKind>("Initializer", "Initializer");
        return new DenseLayer(reader.AtLeastOne("units"), Function(reader, "Activation"))
        {
            UseBias = reader.Bool("UseBias", true),
            Initializer = initializer,
            InitializerScale = InitializerScale(reader, initializer),
            L1 = reader.Number("L1", 0, NumberRange.NotNegative),
            L2 = reader.Number("L2", 0, NumberRange.NotNegative),
        };
    }

    /// <summary>The function that an argument names. A number that the function doesn't look at has no range.</summary>
    public static ActivationFunction Function(ArgumentReader reader, string argument)
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

    // PyTorch's own names are paths such as "encoder.0", and parameter names start with them.
    private static string? Name(ArgumentReader reader)
    {
        var name = reader.String("Name");
        if (name is null || name.Split('.').All(part => part.Length > 0 && part.All(IsNameCharacter)))
            return name;

        reader.Note(DiagnosticIds.InvalidLayerName, "Name", name);
        return null;
    }

    private static bool IsNameCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
