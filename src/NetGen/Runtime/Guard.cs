using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>Checks of the arguments of generated members. What throws stands apart, so that the checks inline.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    /// <summary>The number of samples in a span.</summary>
    /// <param name="length">The length of the span.</param>
    /// <param name="sampleSize">The number of values per sample, at least 1.</param>
    /// <param name="paramName">The name of the argument.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the sample size.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Samples(int length, int sampleSize, string paramName)
    {
        int samples = (int)((uint)length / (uint)sampleSize);
        if (samples * sampleSize != length) ThrowSamples(length, sampleSize, paramName);
        return samples;
    }

    /// <summary>Requires an exact length.</summary>
    /// <param name="length">The length of the span.</param>
    /// <param name="expected">What it must be.</param>
    /// <param name="paramName">The name of the argument.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(int length, int expected, string paramName)
    {
        if (length != expected) ThrowLength(length, expected, paramName);
    }

    /// <summary>Requires at least one sample, where a mean over none would be 0/0.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="paramName">The name of the argument.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NotEmpty(int samples, string paramName)
    {
        if (samples == 0) ThrowEmpty(paramName);
    }

    /// <summary>Requires that every target is a class.</summary>
    /// <param name="targets">The class of each sample.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="paramName">The name of the argument.</param>
    /// <exception cref="ArgumentOutOfRangeException">A target is not in 0 .. classes - 1; the message says which.</exception>
    public static void ClassIndices(ReadOnlySpan<int> targets, int classes, string paramName)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if ((uint)targets[i] >= (uint)classes) ThrowClass(i, targets[i], classes, paramName);
        }
    }

    /// <summary>Requires that the loss can make sense of every target.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="range">What the loss takes.</param>
    /// <param name="paramName">The name of the argument.</param>
    /// <exception cref="ArgumentOutOfRangeException">A target is outside of the range, or NaN; the message says which.</exception>
    public static void Targets(ReadOnlySpan<float> targets, TargetRange range, string paramName)
    {
        int position = TargetRanges.FirstOutside(targets, range);
        if (position >= 0) ThrowTarget(position, targets[position], range, paramName);
    }

    /// <summary>Requires a learning rate that makes sense.</summary>
    /// <param name="value">The rate.</param>
    /// <returns>The same rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LearningRate(float value)
    {
        if (!(value >= 0 && value <= float.MaxValue)) ThrowLearningRate(value);
        return value;
    }

    [DoesNotReturn]
    private static void ThrowSamples(int length, int sampleSize, string paramName) => throw new ArgumentException(
        Text($"The length is {length}; it must be a multiple of {sampleSize}, the number of values per sample."), paramName);

    [DoesNotReturn]
    private static void ThrowLength(int length, int expected, string paramName) =>
        throw new ArgumentException(Text($"The length is {length}; it must be {expected}."), paramName);

    [DoesNotReturn]
    private static void ThrowEmpty(string paramName) =>
        throw new ArgumentException("The span is empty; it must hold at least one sample.", paramName);

    [DoesNotReturn]
    private static void ThrowClass(int position, int value, int classes, string paramName) => throw new ArgumentOutOfRangeException(
        paramName, value, Text($"The class at position {position} is {value}; it must be in 0 .. {classes - 1}."));

    [DoesNotReturn]
    private static void ThrowTarget(int position, float value, TargetRange range, string paramName) => throw new ArgumentOutOfRangeException(
        paramName, value, Text($"The target at position {position} is {value}; it must be {TargetRanges.Words(range)}."));

    [DoesNotReturn]
    private static void ThrowLearningRate(float value) => throw new ArgumentOutOfRangeException(
        nameof(value), value, Text($"The learning rate is {value}; it must be finite and at least 0."));

    private static string Text(FormattableString text) => Invariant(text);
}
