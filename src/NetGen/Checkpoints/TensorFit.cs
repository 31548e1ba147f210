using System.Globalization;
using static System.FormattableString;

namespace NetGen.Checkpoints;

/// <summary>Requires that a tensor of a file is the one that a parameter needs.</summary>
internal static class TensorFit
{
    /// <exception cref="CheckpointException">Type, shape or size is wrong.</exception>
    public static TensorEntry Require(Parameter parameter, string typeName, List<ulong> shape, ulong start, ulong end)
    {
        TensorType type = TensorType.Find(typeName) ?? throw CheckpointException.InTensor(
            parameter.Name, $"has the type {NameList.Shorten(typeName)}; it must be one of {TensorType.KnownNames}.");

        RequireShape(parameter.Name, parameter.Shape, shape);
        RequireSize(parameter.Name, parameter.Length, type, start, end);
        return new TensorEntry(parameter.Name, parameter, type, (long)start, (long)end);
    }

    /// <summary>A counter that is passed over must still be what it says it is: one 64-bit integer.</summary>
    /// <exception cref="CheckpointException">Type, shape or size is wrong.</exception>
    public static TensorEntry RequireBatchCounter(string name, string typeName, List<ulong> shape, ulong start, ulong end)
    {
        TensorType type = TensorType.Integer64;
        if (typeName != type.Name)
        {
            throw CheckpointException.InTensor(
                name, $"has the type {NameList.Shorten(typeName)}; a counter must have the type {type.Name}.");
        }

        RequireShape(name, [], shape);
        RequireSize(name, 1, type, start, end);
        return new TensorEntry(name, null, type, (long)start, (long)end);
    }

    private static void RequireShape(string name, ReadOnlySpan<int> expected, List<ulong> actual)
    {
        if (IsSame(expected, actual)) return;
        throw CheckpointException.InTensor(
            name, $"has the shape [{Join(actual)}]; it must be [{string.Join(", ", expected.ToArray())}].");
    }

    private static void RequireSize(string name, int length, TensorType type, ulong start, ulong end)
    {
        ulong size = (ulong)length * (ulong)type.Size;
        if (end >= start && end - start == size && end <= long.MaxValue) return;
        throw CheckpointException.InTensor(
            name, Invariant($"lies at bytes {start} .. {end}; it must have {size} bytes: {length} x {type.Name}."));
    }

    private static bool IsSame(ReadOnlySpan<int> expected, List<ulong> actual)
    {
        if (expected.Length != actual.Count) return false;
        for (int axis = 0; axis < expected.Length; axis++)
        {
            if ((ulong)expected[axis] != actual[axis]) return false;
        }

        return true;
    }

    private static string Join(List<ulong> shape) => string.Join(", ", shape.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));
}
