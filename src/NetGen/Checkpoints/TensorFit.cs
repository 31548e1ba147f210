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

        if (!IsSame(parameter.Shape, shape))
        {
            throw CheckpointException.InTensor(
                parameter.Name, $"has the shape [{Join(shape)}]; it must be [{string.Join(", ", parameter.Shape.ToArray())}].");
        }

        ulong size = (ulong)parameter.Length * (ulong)type.Size;
        if (end < start || end - start != size || end > long.MaxValue)
        {
            throw CheckpointException.InTensor(
                parameter.Name,
                Invariant($"lies at bytes {start} .. {end}; it must have {size} bytes: {parameter.Length} x {type.Name}."));
        }

        return new TensorEntry(parameter, type, (long)start, (long)end);
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
