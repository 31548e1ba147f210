using Xunit;

// Every test starts a program that uses all cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
