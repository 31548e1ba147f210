using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Runtime;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// A named tensor of a network, seen as PyTorch sees it: <see cref="Shape"/> and the order of values are logical (row-major), whatever
/// the layout in memory. Reading or writing one while the network trains on another thread gives mixed values.
/// </summary>
public sealed class Parameter
{
    private readonly AlignedBuffer _buffer;
    private readonly int[] _shape;
    private readonly int[] _layoutShape;
    private readonly int[] _strides;
    private readonly int _offset;

    /// <summary>A view of a part of a buffer; generated code calls it.</summary>
    /// <param name="buffer">Where the values lie.</param>
    /// <param name="name">The name, as in a checkpoint: <c>dense1.weight</c>.</param>
    /// <param name="shape">The logical length of each axis, at least 1 each; empty for a single value.</param>
    /// <param name="offset">Where in the buffer the first value lies.</param>
    /// <param name="strides">For each logical axis, how far apart in the buffer its neighbours lie, at least 1.</param>
    /// <exception cref="ArgumentException">Shape and strides have different ranks or are not positive, or the values would lie outside of
    /// the buffer.</exception>
    public Parameter(AlignedBuffer buffer, string name, int[] shape, int offset, int[] strides)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(strides);
        Length = StridedCopy.RequireInside(name, shape, offset, strides, buffer.Length);
        _buffer = buffer;
        Name = name;
        _shape = [.. shape];
        _layoutShape = _shape;
        _offset = offset;
        _strides = [.. strides];
    }

    /// <summary>A view of a part of a buffer in which one axis lies in panels; generated code calls it.</summary>
    /// <param name="buffer">Where the values lie.</param>
    /// <param name="name">The name, as in a checkpoint: <c>dense1.weight</c>.</param>
    /// <param name="shape">The logical length of each axis, at least 1 each.</param>
    /// <param name="offset">Where in the buffer the first value lies.</param>
    /// <param name="strides">For each logical axis, how far apart in the buffer its neighbours lie, at least 1; within a panel for the
    /// axis in panels.</param>
    /// <param name="panelAxis">The axis that lies in panels.</param>
    /// <param name="panelWidth">Its neighbours in a panel; they divide its length.</param>
    /// <param name="panelStride">How far apart two panels begin.</param>
    /// <exception cref="ArgumentException">The numbers don't fit together, or the values would lie outside of the buffer.</exception>
    public Parameter(
        AlignedBuffer buffer, string name, int[] shape, int offset, int[] strides, int panelAxis, int panelWidth, int panelStride)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(strides);
        if (panelAxis < 0 || panelAxis >= shape.Length || panelWidth < 1 || shape[panelAxis] % panelWidth != 0)
            throw new ArgumentException($"Parameter {name} has no axis {panelAxis} that divides into panels of {panelWidth}.");

        _shape = [.. shape];
        _layoutShape = [.. shape[..panelAxis], shape[panelAxis] / panelWidth, panelWidth, .. shape[(panelAxis + 1)..]];
        _strides = [.. strides[..panelAxis], panelStride, .. strides[panelAxis..]];
        Length = StridedCopy.RequireInside(name, _layoutShape, offset, _strides, buffer.Length);
        _buffer = buffer;
        Name = name;
        _offset = offset;
    }

    /// <summary>The name, as in a checkpoint: <c>dense1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The logical length of each axis: [out, in] for a dense weight.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>The number of values.</summary>
    public int Length { get; }

    /// <summary>Copies the values out, in logical row-major order.</summary>
    /// <param name="values">Exactly <see cref="Length"/> values, written.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> has another length.</exception>
    public void CopyTo(Span<float> values)
    {
        RequireLength(values.Length, nameof(values));
        StridedCopy.Gather(ref FirstValue, _layoutShape, _strides, ref MemoryMarshal.GetReference(values));
    }

    /// <summary>Copies values in, in logical row-major order.</summary>
    /// <param name="values">Exactly <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> has another length; nothing is changed.</exception>
    public void CopyFrom(ReadOnlySpan<float> values)
    {
        RequireLength(values.Length, nameof(values));
        StridedCopy.Scatter(ref MemoryMarshal.GetReference(values), _layoutShape, _strides, ref FirstValue);
    }

    /// <summary>The values as a new array, in logical row-major order.</summary>
    public float[] ToArray()
    {
        var values = new float[Length];
        CopyTo(values);
        return values;
    }

    /// <summary>The name and the shape: <c>dense1.weight [10, 64]</c>.</summary>
    public override string ToString() =>
        $"{Name} [{string.Join(", ", _shape.Select(axis => axis.ToString(CultureInfo.InvariantCulture)))}]";

    private ref float FirstValue => ref _buffer.Span[_offset];

    private void RequireLength(int length, string paramName)
    {
        if (length == Length) return;
        throw new ArgumentException(
            Invariant($"The length is {length}; it must be {Length}, the number of values of parameter {this}."), paramName);
    }
}
