using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>Between a parameter's logical row-major order (PyTorch's) and how it lies in memory.</summary>
internal static class LogicalOrder
{
    /// <exception cref="ArgumentException">The number of values is not that of the parameter's elements.</exception>
    public static double[] ToPhysical(ParameterInfo info, IReadOnlyList<double> logical)
    {
        if (logical.Count != info.Tensor.Size)
            throw new ArgumentException($"{info.Name} has {info.Tensor.Size} elements, not {logical.Count}.", nameof(logical));

        var physical = new double[logical.Count];
        foreach (var (position, address) in Addresses(info))
            physical[address] = logical[position];
        return physical;
    }

    public static double[] FromPhysical(ParameterInfo info, IReadOnlyList<double> physical)
    {
        var logical = new double[physical.Count];
        foreach (var (position, address) in Addresses(info))
            logical[position] = physical[address];
        return logical;
    }

    private static IEnumerable<(int Position, int Address)> Addresses(ParameterInfo info)
    {
        var strides = info.Strides;
        var width = info.Tensor.Shape.Last;
        for (var position = 0; position < info.LogicalShape.Size; position++)
        {
            var (rest, address) = (position, 0);
            for (var axis = info.LogicalShape.Rank - 1; axis >= 0; axis--)
            {
                var extent = info.LogicalShape.Axes[axis];
                var index = rest % extent;
                address += info.IsInPanels && axis == info.PanelAxis
                    ? (index / width * info.PanelStride) + (index % width * strides[axis])
                    : index * strides[axis];
                rest /= extent;
            }

            yield return (position, address);
        }
    }
}
