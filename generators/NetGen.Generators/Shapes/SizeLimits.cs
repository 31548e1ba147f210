using System.Globalization;
using System.Numerics;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Shapes;

/// <summary>How large a network can be: everything is counted with <see cref="int"/> and every block of memory is one array.</summary>
internal static class SizeLimits
{
    /// <summary>
    /// The most scalars in a sample or in all parameters together: the longest array of .NET, less room for aligning every tensor in it.
    /// </summary>
    public const int MaxSize = 0x7FFF_0000;

    /// <summary>The most layers, those of repeated blocks each time they are there. Ten times the deepest networks known.</summary>
    public const int MaxLayers = 10_000;

    /// <summary>Scalars in a shape, which <see cref="Shape.Size"/> gives only where they fit an <see cref="int"/>.</summary>
    public static BigInteger SizeOf(Shape shape)
    {
        var size = BigInteger.One;
        foreach (var axis in shape.Axes)
            size *= axis;
        return size;
    }

    /// <summary>A sum that stops far beyond every limit, where each number may be near the end of its type.</summary>
    public static long Sum(IEnumerable<LayerNode> nodes, Func<LayerNode, long> count)
    {
        const long Enough = long.MaxValue / 2;
        var sum = 0L;
        foreach (var node in nodes)
            sum = count(node) is var more && more >= Enough - sum ? Enough : sum + more;
        return sum;
    }

    /// <summary>What a message says of so many values.</summary>
    public static string ValuesWords(BigInteger size) => $"has {Text(size)} values a sample";

    public static string Text(BigInteger size) => size.ToString("N0", CultureInfo.InvariantCulture);
}
