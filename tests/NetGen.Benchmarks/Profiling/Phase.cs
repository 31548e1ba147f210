namespace NetGen.Benchmarks.Profiling;

/// <summary>A part of a training step and the least that it has to do.</summary>
/// <param name="Name">The member that is called.</param>
/// <param name="Operations">Floating-point operations of its matrix products.</param>
/// <param name="Bytes">
/// Memory that it must read or write at least once: parameters, state, gradients, the batch; not what lies between layers.
/// </param>
/// <param name="Loop">Does it so many times.</param>
internal sealed record Phase(string Name, double Operations, double Bytes, Func<int, float> Loop);
