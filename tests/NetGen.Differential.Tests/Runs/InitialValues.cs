using System.Collections.Concurrent;
using NetGen.Differential.Tests.Networks;
using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using Xunit;

namespace NetGen.Differential.Tests.Runs;

/// <summary>Whether weights start as the papers say: bounds for all, moments for those that are many enough.</summary>
internal static class InitialValues
{
    /// <summary>Standard errors that a moment may be off: two in a billion draws of a normal distribution are farther out.</summary>
    private const double Reach = 6;

    private const int EnoughForMoments = 100;

    /// <summary>The largest magnitude of NetGen's normal numbers: the quantile of half a 2⁻³²th.</summary>
    private const double LargestNormal = 6.35;

    public static void Check(NetworkCase network, CompiledNetworks compiled, ConcurrentDictionary<string, int> drawn)
    {
        var graph = compiled.Graph(network.Name);
        var instance = graph.Spec.Loss.Target == Generators.Losses.TargetKind.ClassIndex
            ? compiled.Assembly.Create<int>(network.Name, network.Seed).Parameters
            : compiled.Assembly.Create<float>(network.Name, network.Seed).Parameters;
        foreach (var info in Programs.Build(graph).Parameters.Parameters)
        {
            var values = instance[info.Name].ToArray();
            drawn.AddOrUpdate(info.Initialization.Kind.ToString(), 1, (_, count) => count + 1);
            if (info.Initialization.Kind == InitializerKind.Orthogonal)
                CheckOrthogonal(info, values);
            else
                CheckDistribution(info, values);
        }
    }

    private static void CheckDistribution(ParameterInfo info, float[] values)
    {
        // A weight is [out, in] to the world.
        double fanIn = info.LogicalShape.Axes[^1], fanOut = info.LogicalShape.Axes[0];
        var scale = info.Initialization.Scale;
        var (isUniform, deviation) = info.Initialization.Kind switch
        {
            InitializerKind.HeUniform => (true, Math.Sqrt(2 / fanIn)),
            InitializerKind.HeNormal => (false, Math.Sqrt(2 / fanIn)),
            InitializerKind.XavierUniform => (true, Math.Sqrt(2 / (fanIn + fanOut))),
            InitializerKind.XavierNormal => (false, Math.Sqrt(2 / (fanIn + fanOut))),
            InitializerKind.LeCunUniform => (true, Math.Sqrt(1 / fanIn)),
            InitializerKind.LeCunNormal => (false, Math.Sqrt(1 / fanIn)),
            InitializerKind.Uniform => (true, (double.IsNaN(scale) ? 0.05 : scale) / Math.Sqrt(3)),
            InitializerKind.Normal => (false, double.IsNaN(scale) ? 0.05 : scale),
            _ => (true, 0),
        };
        if (deviation == 0)
        {
            var constant = info.Initialization.Kind == InitializerKind.Constant && !double.IsNaN(scale) ? (float)scale : 0;
            Assert.All(values, value => Assert.Equal(constant, value));
            return;
        }

        var bound = deviation * (isUniform ? Math.Sqrt(3) : LargestNormal) * (1 + 1e-6);
        Assert.All(values, value => Assert.InRange(value, -bound, bound));
        if (values.Length < EnoughForMoments)
            return;

        // The variance of a squared deviation: (kurtosis − 1)·σ⁴, with kurtosis 9/5 for a uniform and 3 for a normal distribution.
        var (mean, square) = (values.Average(value => (double)value), values.Average(value => (double)value * value));
        var error = 1 / Math.Sqrt(values.Length);
        Assert.InRange(mean, -Reach * deviation * error, Reach * deviation * error);
        Assert.InRange((square / (deviation * deviation)) - 1, -Reach * error * Math.Sqrt(isUniform ? 0.8 : 2), Reach * error * Math.Sqrt(isUniform ? 0.8 : 2));
    }

    private static void CheckOrthogonal(ParameterInfo info, float[] values)
    {
        var (rows, columns) = (info.LogicalShape.Axes[0], info.LogicalShape.Axes[1]);
        var gain = double.IsNaN(info.Initialization.Scale) ? 1 : info.Initialization.Scale;
        var count = Math.Min(rows, columns);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var product = 0.0;
                for (var k = 0; k < Math.Max(rows, columns); k++)
                    product += rows <= columns ? (double)values[(i * columns) + k] * values[(j * columns) + k] : (double)values[(k * columns) + i] * values[(k * columns) + j];
                Assert.Equal(i == j ? gain * gain : 0, product, 1e-6);
            }
        }
    }
}
