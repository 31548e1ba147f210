namespace NetGen.Benchmarks.Profiling;

/// <summary>A training step that can be taken apart.</summary>
/// <param name="Name">Sizes, batch and optimizer.</param>
/// <param name="Build">Makes the network and the batch.</param>
internal sealed record ProfileCase(string Name, Func<ProfiledStep> Build);
