namespace NetGen;

/// <summary>A block in its place: its layers one after another, with weights of their own.</summary>
/// <remarks>
/// Names of the layers inside are paths: the name of the use, then their name in the block, which counts from 1 for itself. The first
/// <c>[Block&lt;Stem&gt;]</c> of a network gives <c>block1.dense1.weight</c>, or <c>stem.dense1.weight</c> with <c>Name = "stem"</c>.
/// </remarks>
/// <typeparam name="TBlock">A class marked with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BlockAttribute<TBlock> : LayerAttribute;
