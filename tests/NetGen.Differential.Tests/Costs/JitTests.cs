using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using NetGen.Differential.Tests.OneResults;
using Xunit;

namespace NetGen.Differential.Tests.Costs;

public sealed partial class JitTests
{
    [Fact]
    public void Every_kernel_is_fully_optimised_from_its_first_call()
    {
        var kernels = Compiled().Where(method => method.Name.Contains("Kernels:", StringComparison.Ordinal)).ToList();
        Assert.True(kernels.Count > 40, $"Only {kernels.Count} kernels were compiled.");

        // What only picks the width of a kernel may start slow: it becomes a jump, or vanishes, when it is compiled again.
        var pickers = kernels.Select(kernel => Width().Match(kernel.Name)).Where(match => match.Success).Select(match => match.Groups["kernel"].Value).ToHashSet();
        var slow = kernels.Where(kernel => !pickers.Contains(kernel.Name.Split('(')[0]) && !IsOptimised(kernel.Tier)).ToList();
        Assert.True(slow.Count == 0, string.Join("\n", slow));
    }

    [Fact]
    public void No_generated_method_is_too_large_for_the_optimiser()
    {
        // Without tiers everything is optimised at once, unless it exceeds the JIT's limits: that is listed as MinOpts. So is all of
        // the package where it is built for debugging.
        var package = typeof(NetworkAttribute).Assembly.GetCustomAttribute<DebuggableAttribute>();
        var prefix = package is { IsJITOptimizerDisabled: true } ? "NetGen.OneResult." : "NetGen.";
        var compiled = Compiled(("DOTNET_TieredCompilation", "0")).Where(method => method.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        Assert.True(compiled.Count > 100, $"Only {compiled.Count} methods were compiled.");
        var slow = compiled.Where(method => !IsOptimised(method.Tier)).ToList();
        Assert.True(slow.Count == 0, string.Join("\n", slow));
    }

    private static bool IsOptimised(string tier) =>
        tier.StartsWith("FullOpts", StringComparison.Ordinal) || tier.StartsWith("Tier1", StringComparison.Ordinal);

    private static List<CompiledMethod> Compiled(params (string Name, string Value)[] environment)
    {
        var file = Path.GetTempFileName();
        try
        {
            ChildRun.Of("train", 1, [("DOTNET_JitStdOutFile", file), ("DOTNET_JitDisasmSummary", "1"), .. environment]);
            return [.. File.ReadLines(file).Select(line => Line().Match(line)).Where(match => match.Success).Select(match => new CompiledMethod(
                match.Groups["name"].Value,
                match.Groups["tier"].Value,
                int.Parse(match.Groups["il"].Value, System.Globalization.CultureInfo.InvariantCulture)))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed record CompiledMethod(string Name, string Tier, int IlSize);

    [GeneratedRegex(@"^(?<kernel>.+)_(512|256|128)\(")]
    private static partial Regex Width();

    //    7: JIT compiled NetGen.OneResult.TinyNetwork+Kernels:Map8(byref,byref,long,long) [FullOpts, IL size=123, code size=456]
    [GeneratedRegex(@"JIT compiled (?<name>.+) \[(?<tier>[^,]+(?: with [^,]+)?),.*?IL size=(?<il>\d+)")]
    private static partial Regex Line();
}
