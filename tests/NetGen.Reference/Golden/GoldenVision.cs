namespace NetGen.Reference.Golden;

/// <summary>One image or signal network and what PyTorch computes for it, in float64.</summary>
/// <param name="Attributes">The network as C# attributes, ready to stand above a class.</param>
/// <param name="Blocks">Classes marked as blocks that the attributes refer to, as C#.</param>
/// <param name="Classes">Whether the targets are class indices, one a sample or one a pixel.</param>
/// <param name="Outputs">The raw network output in evaluation mode; images are channels-last here as everywhere.</param>
/// <param name="TrainingLoss">
/// The loss of a step of training, which <paramref name="Parameters"/> have the gradients of; files of evaluation mode have neither.
/// </param>
internal sealed record GoldenVision(
    string Name,
    IReadOnlyList<string> Attributes,
    IReadOnlyList<string> Blocks,
    bool Classes,
    int Batch,
    IReadOnlyList<double> Inputs,
    IReadOnlyList<double> Targets,
    IReadOnlyList<double> Outputs,
    double EvaluationLoss,
    double TrainingLoss,
    IReadOnlyList<GoldenParameter> Parameters,
    IReadOnlyList<GoldenBuffer> Buffers) : IGoldenValues
{
    public Samples Samples => Classes
        ? Samples.Of(Inputs, [.. Targets.Select(target => (int)target)])
        : Samples.Of(Inputs, Targets);
}

/// <summary>A running statistic before a step of training, and after it.</summary>
internal sealed record GoldenBuffer(string Name, IReadOnlyList<double> Values, IReadOnlyList<double> Next);
