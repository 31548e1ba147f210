using System.Globalization;
using NetGen.Differential.Tests.Noise;
using Xunit.Sdk;

namespace NetGen.Differential.Tests.Runs;

/// <summary>Holds floats against the reference, and keeps the record of how close they were.</summary>
internal sealed class Deviation
{
    /// <summary>The reference and the model of its rounding errors are both in double; they differ in the order of sums only.</summary>
    private const double DoubleTolerance = 1e-9;

    /// <summary>A tensor of smaller numbers is 0 but for rounding, as the gradient of a bias before a normalisation.</summary>
    private const double Nothing = 1e-12;

    private readonly List<double> _sharpness = [];

    /// <summary>The largest error in spreads.</summary>
    public double Largest { get; private set; }

    /// <summary>How many numbers couldn't be compared, since their likely error is unknown.</summary>
    public int Unknown { get; private set; }

    /// <summary>How many numbers were compared.</summary>
    public int Count => _sharpness.Count;

    /// <summary>The tolerance, relative to the largest number of its tensor (or to 1, where all are 0), that this share of all comparisons stays below.</summary>
    public double Sharpness(double share)
    {
        _sharpness.Sort();
        return _sharpness[(int)(share * (_sharpness.Count - 1))];
    }

    public void Add(Deviation other)
    {
        _sharpness.AddRange(other._sharpness);
        Largest = Math.Max(Largest, other.Largest);
        Unknown += other.Unknown;
    }

    public void Check(string what, IReadOnlyList<double> expected, IReadOnlyList<Noisy> noise, IReadOnlyList<float> actual)
    {
        if (expected.Count != actual.Count || expected.Count != noise.Count)
            throw new XunitException($"{what}: expected {expected.Count} numbers, got {actual.Count}.");

        var scale = expected.Count == 0 ? 0 : expected.Max(Math.Abs);
        if (scale < Nothing)
            scale = 1;
        for (var i = 0; i < expected.Count; i++)
        {
            if (!(Math.Abs(expected[i] - noise[i].Value) <= DoubleTolerance * Math.Max(scale, 1)))
                throw new XunitException(Text($"{what}[{i}]: the model of errors has {noise[i].Value:R} for {expected[i]:R}."));

            // The result itself is rounded once more.
            var spread = noise[i].Spread + (Noisy.Unit * Math.Abs(expected[i])) + Noisy.Tiny;
            var error = Math.Abs(expected[i] - actual[i]);

            // Behind a quotient of two numbers that may be 0 (a channel without any variance) the model knows nothing.
            if (double.IsNaN(spread))
            {
                Unknown++;
                continue;
            }

            Largest = Math.Max(Largest, error / spread);
            _sharpness.Add(Noisy.Reach * spread / scale);
            if (!(error <= Noisy.Reach * spread))
                throw new XunitException(Text($"{what}[{i}]: expected {expected[i]:R}, got {actual[i]:R}: {error:E2} apart, {error / spread:F1} times the likely rounding error."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
