using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace NetGen.Benchmarks.Measurement;

/// <summary>Where the numbers come from.</summary>
internal static class Machine
{
    /// <summary>Processor, vectors and runtime in one line.</summary>
    public static string Description => Invariant(
        $"{Processor}, {Environment.ProcessorCount} cores, {FmaPeak.VectorBits}-bit vectors, {RuntimeInformation.FrameworkDescription}");

    /// <summary>How busy the machine is: far above what is measured means that the numbers are noisy.</summary>
    public static string LoadAverage => File.Exists("/proc/loadavg")
        ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3))
        : "unknown";

    /// <summary>Whether all measured assemblies were compiled with optimisation.</summary>
    public static bool IsOptimized => IsOptimizedAssembly(typeof(Machine).Assembly) && IsOptimizedAssembly(typeof(NetGenOptions).Assembly);

    private static string Processor
    {
        get
        {
            const string Key = "model name";
            var line = File.Exists("/proc/cpuinfo")
                ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(text => text.StartsWith(Key, StringComparison.Ordinal))
                : null;
            return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
        }
    }

    private static bool IsOptimizedAssembly(Assembly assembly) =>
        assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
}
