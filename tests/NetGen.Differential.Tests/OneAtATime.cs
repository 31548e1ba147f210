// Tests here measure allocations and set the number of threads for the whole process; what can run in parallel does so inside a test.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
