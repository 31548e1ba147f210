using System.Runtime.InteropServices;
using NetGen.Data;
using NetGen.Runtime;

namespace NetGen.Training;

/// <summary>
/// Checks data against a network before anything is trained, so that a bad sample cannot leave a half-trained network behind.
/// </summary>
internal static class DataRequirements
{
    /// <summary>Sizes, targets and finite inputs.</summary>
    public static void RequireUsable<TTarget>(ITrainable<TTarget> network, DataSet<TTarget> data, string name)
        where TTarget : unmanaged
    {
        RequireFitting(network, data, name);
        RequireFinite(data.Inputs, data.InputSize, name);
    }

    /// <summary>The same for validation data, whose target type is only known here.</summary>
    public static DataSet<TTarget>? RequireUsableValidation<TTarget>(ITrainable<TTarget> network, DataSet? data, string name)
        where TTarget : unmanaged
    {
        if (data is null) return null;

        if (data is not DataSet<TTarget> typed)
        {
            throw new ArgumentException($"The validation data must be a DataSet with targets of type {typeof(TTarget).Name}.", name);
        }

        RequireUsable(network, typed, name);
        return typed;
    }

    /// <summary>Sizes, and targets that the loss can make sense of.</summary>
    public static void RequireFitting<TTarget>(ITrainable<TTarget> network, DataSet<TTarget> data, string name)
        where TTarget : unmanaged
    {
        if (data.Count == 0) throw new ArgumentException("The data set is empty; at least one sample is needed.", name);
        RequireSize(data.InputSize, network.InputSize, "inputs", name);
        RequireSize(data.TargetSize, network.TargetSize, "targets", name);
        if (typeof(TTarget) == typeof(int))
        {
            RequireClasses(MemoryMarshal.Cast<TTarget, int>(data.Targets), network.OutputSize / network.TargetSize, name);
        }
        else if (typeof(TTarget) == typeof(float))
        {
            RequireInRange(MemoryMarshal.Cast<TTarget, float>(data.Targets), network.TargetRange, data.TargetSize, name);
        }
    }

    private static void RequireSize(int actual, int expected, string what, string name)
    {
        if (actual == expected) return;
        throw new ArgumentException($"The data set has {actual} {what} per sample; the network needs {expected}.", name);
    }

    private static void RequireClasses(ReadOnlySpan<int> targets, int classes, string name)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if ((uint)targets[i] < (uint)classes) continue;
            throw new ArgumentOutOfRangeException(name, targets[i], $"The target at position {i} must be a class in 0 .. {classes - 1}.");
        }
    }

    private static void RequireInRange(ReadOnlySpan<float> targets, TargetRange range, int size, string name)
    {
        int position = TargetRanges.FirstOutside(targets, range);
        if (position < 0) return;

        throw new ArgumentOutOfRangeException(
            name,
            targets[position],
            FormattableString.Invariant($"Sample {position / size} has the target {targets[position]} at position {position % size}; it must be {TargetRanges.Words(range)}."));
    }

    private static void RequireFinite(ReadOnlySpan<float> values, int size, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsFinite(values[i])) continue;
            throw new ArgumentException($"Sample {i / size} has input values that are not finite, the first at position {i % size}.", name);
        }
    }
}
