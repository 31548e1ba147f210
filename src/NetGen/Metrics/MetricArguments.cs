using System.Diagnostics.CodeAnalysis;

namespace NetGen.Metrics;

/// <summary>The checks that the accumulators share; the throwing halves are apart, so that the checks inline.</summary>
internal static class MetricArguments
{
    public static void RequireRows(int length, int rowSize, int rows, string name)
    {
        if (length != (long)rowSize * rows) ThrowRows(length, rowSize, rows, name);
    }

    public static void RequireClass(int value, int classes, string name)
    {
        if ((uint)value >= (uint)classes) ThrowClass(value, classes, name);
    }

    [DoesNotReturn]
    private static void ThrowRows(int length, int rowSize, int rows, string name) => throw new ArgumentException(
        $"The length is {length}; it must be {(long)rowSize * rows}: {rows} samples of {rowSize} values.", name);

    [DoesNotReturn]
    private static void ThrowClass(int value, int classes, string name) => throw new ArgumentOutOfRangeException(
        name, value, $"The class must be in 0 .. {classes - 1}.");
}
