namespace NetGen;

/// <summary>
/// The outputs of several blocks on the same input, one behind the other along the last axis (channels): inception, dense connections.
/// </summary>
/// <remarks>
/// Two to six branches; all axes but the last must agree. <see cref="Identity"/> stands for the input itself:
/// <c>[Concat&lt;Identity, Growth&gt;]</c> appends what <c>Growth</c> computes. The layers inside are named by the branch, counted from 0:
/// <c>concat1.0.dense1.weight</c>, <c>concat1.1.dense1.weight</c>.
/// </remarks>
/// <typeparam name="TA">The first branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TB">The second branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute<TA, TB> : LayerAttribute;

/// <summary>The outputs of three blocks, one behind the other; see <see cref="ConcatAttribute{TA, TB}"/>.</summary>
/// <typeparam name="TA">The first branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TB">The second branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TC">The third branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute<TA, TB, TC> : LayerAttribute;

/// <summary>The outputs of four blocks, one behind the other; see <see cref="ConcatAttribute{TA, TB}"/>.</summary>
/// <typeparam name="TA">The first branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TB">The second branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TC">The third branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TD">The fourth branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute<TA, TB, TC, TD> : LayerAttribute;

/// <summary>The outputs of five blocks, one behind the other; see <see cref="ConcatAttribute{TA, TB}"/>.</summary>
/// <typeparam name="TA">The first branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TB">The second branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TC">The third branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TD">The fourth branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TE">The fifth branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute<TA, TB, TC, TD, TE> : LayerAttribute;

/// <summary>The outputs of six blocks, one behind the other; see <see cref="ConcatAttribute{TA, TB}"/>.</summary>
/// <typeparam name="TA">The first branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TB">The second branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TC">The third branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TD">The fourth branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TE">The fifth branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <typeparam name="TF">The sixth branch: a class marked with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute<TA, TB, TC, TD, TE, TF> : LayerAttribute;
