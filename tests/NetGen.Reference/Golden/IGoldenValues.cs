namespace NetGen.Reference.Golden;

/// <summary>The numbers of one network and one batch, whatever kind of network it is.</summary>
internal interface IGoldenValues
{
    IReadOnlyList<double> Inputs { get; }

    /// <summary>Class indices or numbers.</summary>
    IReadOnlyList<double> Targets { get; }

    /// <summary>The raw network output in evaluation mode.</summary>
    IReadOnlyList<double> Outputs { get; }

    double EvaluationLoss { get; }

    /// <summary>The loss that the gradients belong to.</summary>
    double TrainingLoss { get; }

    IReadOnlyList<GoldenParameter> Parameters { get; }

    IReadOnlyList<GoldenBuffer> Buffers { get; }

    /// <summary>The inputs with their targets.</summary>
    Samples Samples { get; }
}
