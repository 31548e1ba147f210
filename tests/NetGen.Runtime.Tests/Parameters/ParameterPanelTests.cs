using Xunit;

namespace NetGen.Runtime.Tests.Parameters;

/// <summary>One axis may lie in panels: the logical order of the values is the same as without.</summary>
public class ParameterPanelTests
{
    [Fact]
    public void A_weight_in_panels_is_seen_as_PyTorch_sees_it()
    {
        // In memory two panels of [in = 3, 2 of out] behind one other float; to the world [out = 4, in = 3].
        var buffer = new AlignedBuffer(14);
        float[] memory = [9, 11, 21, 12, 22, 13, 23, 31, 41, 32, 42, 33, 43, 9];
        memory.CopyTo(buffer.Span);
        var weight = new Parameter(
            buffer, "dense1.weight", [4, 3], offset: 1, strides: [1, 2], panelAxis: 0, panelWidth: 2, panelStride: 6);

        Assert.Equal([4, 3], weight.Shape.ToArray());
        Assert.Equal(12, weight.Length);
        Assert.Equal("dense1.weight [4, 3]", weight.ToString());
        Assert.Equal([11, 12, 13, 21, 22, 23, 31, 32, 33, 41, 42, 43], weight.ToArray());

        weight.CopyFrom([.. Enumerable.Range(1, 12).Select(i => (float)i)]);
        Assert.Equal([9, 1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12, 9], buffer.Span.ToArray());
    }

    [Fact]
    public void Any_axis_of_any_rank_may_lie_in_panels()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 300; trial++)
        {
            int rank = random.Next(1, 5);
            int panelAxis = random.Next(rank);
            int width = random.Next(1, 5);
            int[] shape = [.. Enumerable.Range(0, rank).Select(axis => axis == panelAxis ? width * random.Next(1, 5) : random.Next(1, 6))];
            int offset = random.Next(0, 20);

            // The axes of a panel in any order, the panels behind each other.
            int[] strides = new int[rank];
            int stride = 1;
            foreach (int axis in Enumerable.Range(0, rank).OrderBy(_ => random.Next()))
            {
                strides[axis] = stride;
                stride *= axis == panelAxis ? width : shape[axis];
            }

            int panelStride = stride + random.Next(0, 3);
            int[] places = Places(shape, offset, strides, panelAxis, width, panelStride);
            var buffer = new AlignedBuffer(places.Max() + 1 + random.Next(0, 3));
            for (int i = 0; i < buffer.Length; i++) buffer.Span[i] = i;

            var parameter = new Parameter(buffer, "p", shape, offset, strides, panelAxis, width, panelStride);
            Assert.Equal(places.Select(place => (float)place), parameter.ToArray());

            float[] before = buffer.Span.ToArray();
            float[] values = [.. Enumerable.Range(0, places.Length).Select(i => -1f - i)];
            parameter.CopyFrom(values);
            for (int i = 0; i < places.Length; i++) before[places[i]] = values[i];
            Assert.Equal(before, buffer.Span.ToArray());
        }
    }

    [Theory]
    [InlineData(0, 3, 6)] // 4 is no multiple of 3
    [InlineData(0, 0, 6)]
    [InlineData(0, -2, 6)]
    [InlineData(-1, 2, 6)]
    [InlineData(2, 2, 6)]
    [InlineData(0, 2, 7)] // behind the buffer's end
    [InlineData(0, 2, 0)]
    [InlineData(0, 2, -6)]
    public void Panels_that_do_not_fit_are_refused(int panelAxis, int panelWidth, int panelStride) => Assert.Throws<ArgumentException>(
        () => new Parameter(new AlignedBuffer(12), "p", [4, 3], 0, [1, 2], panelAxis, panelWidth, panelStride));

    [Theory]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 1, 2, 2 })]
    public void An_axis_without_a_stride_is_refused(int[] strides) => Assert.ThrowsAny<ArgumentException>(
        () => new Parameter(new AlignedBuffer(12), "p", [4, 3], 0, strides, panelAxis: 1, panelWidth: 3, panelStride: 6));

    private static int[] Places(int[] shape, int offset, int[] strides, int panelAxis, int width, int panelStride)
    {
        var places = new List<int> { offset };
        for (int axis = 0; axis < shape.Length; axis++)
        {
            int at = axis;
            places = [.. places.SelectMany(place => Enumerable.Range(0, shape[at]).Select(i => place + (at == panelAxis
                ? (i / width * panelStride) + (i % width * strides[at])
                : i * strides[at])))];
        }

        return [.. places];
    }
}
