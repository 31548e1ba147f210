using System.Text.Json;

namespace NetGen.Reference.Golden;

/// <summary>One network and what PyTorch computes for it, in float64.</summary>
/// <param name="Attributes">The network as C# attributes, ready to stand above a class.</param>
/// <param name="Targets">Class indices for cross-entropy, else one number an output.</param>
/// <param name="Outputs">The raw network output.</param>
/// <param name="LossValue">The mean loss with its penalties.</param>
internal sealed record GoldenNetwork(
    string Name,
    IReadOnlyList<string> Attributes,
    IReadOnlyList<int> Input,
    IReadOnlyList<GoldenItem> Layers,
    GoldenItem Loss,
    int Batch,
    IReadOnlyList<double> Inputs,
    IReadOnlyList<double> Targets,
    IReadOnlyList<double> Outputs,
    double LossValue,
    IReadOnlyList<GoldenParameter> Parameters) : IGoldenValues
{
    public double EvaluationLoss => LossValue;

    public double TrainingLoss => LossValue;

    public IReadOnlyList<GoldenBuffer> Buffers => [];

    public Samples Samples => Loss.Kind == "CrossEntropyLoss"
        ? Samples.Of(Inputs, [.. Targets.Select(target => (int)target)])
        : Samples.Of(Inputs, Targets);
}

/// <summary>A parameter in logical order, and its gradient where the file has one.</summary>
internal sealed record GoldenParameter(
    string Name, IReadOnlyList<int> Shape, IReadOnlyList<double> Values, IReadOnlyList<double>? Gradient);

/// <summary>A layer, a loss or an optimizer as data: its kind, constructor arguments and properties; an enum value is its name.</summary>
internal sealed record GoldenItem(
    string Kind, IReadOnlyList<JsonElement> Arguments, IReadOnlyDictionary<string, JsonElement> Properties)
{
    public double Argument(int position) => Arguments[position].GetDouble();

    public double Number(string property, double otherwise) =>
        Properties.TryGetValue(property, out var value) ? value.GetDouble() : otherwise;

    public bool Flag(string property, bool otherwise = false) =>
        Properties.TryGetValue(property, out var value) ? value.GetBoolean() : otherwise;

    public string? Text(string property) => Properties.TryGetValue(property, out var value) ? value.GetString() : null;

    public IReadOnlyList<double> Numbers(string property) =>
        Properties.TryGetValue(property, out var value) ? [.. value.EnumerateArray().Select(item => item.GetDouble())] : [];
}
