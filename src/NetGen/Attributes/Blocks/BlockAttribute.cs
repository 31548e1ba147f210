namespace NetGen;

/// <summary>
/// Marks a class as a block: a stack of layers without an input of its own, for networks and other blocks to use as often as they like.
/// </summary>
/// <remarks>
/// The class only carries the attributes: nothing is generated for it, so it need not be partial. Layers stand top to bottom, all on one
/// declaration. Input, loss, optimizer and metrics belong to the network. Blocks nest, but none may contain itself.
/// A block is used by <see cref="BlockAttribute{TBlock}"/>, <see cref="RepeatAttribute{TBlock}"/>, <see cref="ResidualAttribute{TBlock}"/>,
/// <see cref="ConcatAttribute{TA, TB}"/>, <see cref="AddAttribute{TA, TB}"/> and <see cref="MultiplyAttribute{TA, TB}"/>.
/// </remarks>
/// <example>
/// <code>
/// [Block]
/// [Dense(64, Activation = Activation.ReLU)]
/// [Dense(64)]
/// public class Body;
///
/// [Network]
/// [Input(64)]
/// [Residual&lt;Body&gt;(Activation = Activation.ReLU)]
/// [Dense(10)]
/// [CrossEntropyLoss]
/// [Adam(1e-3)]
/// public partial class Classifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BlockAttribute : Attribute;
