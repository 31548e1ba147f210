namespace NetGen;

/// <summary>
/// Marks a partial class as a neural network whose code NetGen generates from the other attributes on the same declaration.
/// </summary>
/// <remarks>
/// Layers stand top to bottom as data flow from input to output: one <see cref="InputAttribute"/>, the layers, one loss, one optimizer
/// and any metrics. All of them must stand on one declaration of the class, because C# leaves the order across several parts open.
/// </remarks>
/// <example>
/// <code>
/// [Network]
/// [Input(4)]
/// [Dense(16, Activation = Activation.ReLU)]
/// [Dense(3)]
/// [CrossEntropyLoss]
/// [Adam(1e-3)]
/// [Accuracy]
/// public partial class IrisClassifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>
    /// How many samples the network will be trained on, at least 1, if you say so: the compiler then tells (<c>NETGEN0059</c>) where a
    /// network has far more parameters than that. It changes nothing else.
    /// </summary>
    public int TrainingSamples { get; set; }
}
