using Xunit;

namespace NetGen.Differential.Tests;

/// <summary>Tests that measure allocations, set the number of threads, which is the process's, or want all workers to themselves: they run one by one, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "one at a time";
}
