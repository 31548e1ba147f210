namespace NetGen;

/// <summary>The sum of two blocks' outputs on the same input, element by element.</summary>
/// <remarks>
/// Both give the same shape, or one gives what is spread over the other's H×W×C: one value a channel (C or 1×1×C), or one value a position
/// (H×W×1). The layers inside are named by the branch, counted from 0: <c>add1.0.dense1.weight</c>.
/// </remarks>
/// <typeparam name="TA">The first branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TB">The second branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute<TA, TB> : LayerAttribute;
