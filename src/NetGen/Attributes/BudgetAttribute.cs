namespace NetGen;

/// <summary>
/// What a network may cost. Beyond it the build fails with <c>NETGEN0060</c>, which lists what each layer costs; so nobody makes a network
/// too large for its device unnoticed. A limit that isn't set doesn't apply.
/// </summary>
/// <example>
/// <code>
/// [Network]
/// [Budget(MaxParameters = 50_000, MaxInferenceBytes = 256 * 1024)]
/// [Input(64)]
/// [Dense(128, Activation = Activation.ReLU)]
/// [Dense(10)]
/// [CrossEntropyLoss]
/// [Adam(1e-3)]
/// public partial class Keyword;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most trainable parameters (<see cref="NetworkInfo.Parameters"/>). At least 0.</summary>
    public long MaxParameters { get; set; } = long.MaxValue;

    /// <summary>The most multiply-adds of predicting one sample (<see cref="NetworkInfo.MultiplyAdds"/>). At least 0.</summary>
    public long MaxMacs { get; set; } = long.MaxValue;

    /// <summary>The most bytes of parameters and working memory for predicting one sample at a time. At least 0.</summary>
    public long MaxInferenceBytes { get; set; } = long.MaxValue;

    /// <summary>
    /// The most bytes of parameters, gradients, the optimizer's state and working memory for training batches of <see cref="BatchSize"/>.
    /// At least 0.
    /// </summary>
    public long MaxTrainingBytes { get; set; } = long.MaxValue;

    /// <summary>The batch size that <see cref="MaxTrainingBytes"/> is for: at least 1, 32 by default.</summary>
    public int BatchSize { get; set; } = 32;
}
