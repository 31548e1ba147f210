using Xunit;
using Xunit.Abstractions;

namespace NetGen.Differential.Tests.Costs;

public sealed class BudgetTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_method_of_real_networks_stays_within_half_of_what_the_jit_optimises() =>
        AssertWithinBudget(typeof(OneResult.OddClassifier).Assembly.GetTypes(), output);

    [Fact]
    public void Every_method_of_random_networks_stays_within_half_of_what_the_jit_optimises() =>
        AssertWithinBudget(RandomNetworkTests.Compiled.Assembly.Assembly.GetTypes(), output);

    internal static void AssertWithinBudget(IEnumerable<Type> types, ITestOutputHelper output)
    {
        var sizes = MethodSize.Of(types).ToList();
        output.WriteLine("largest: " + sizes.MaxBy(size => size.Bytes));
        output.WriteLine("most locals: " + sizes.MaxBy(size => size.Locals));
        output.WriteLine("most references: " + sizes.MaxBy(size => size.LocalReferences));
        var excess = sizes.Where(size => !size.IsWithinBudget).ToList();
        Assert.True(excess.Count == 0, $"{MethodSize.Budget}\n" + string.Join("\n", excess.Take(20)));
    }
}
