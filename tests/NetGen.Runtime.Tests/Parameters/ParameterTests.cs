using Xunit;

namespace NetGen.Runtime.Tests.Parameters;

public class ParameterTests
{
    [Fact]
    public void A_transposed_weight_is_seen_as_PyTorch_sees_it()
    {
        // In memory [in = 3, out = 2] behind four other floats; to the world [out, in].
        var buffer = new AlignedBuffer(10);
        float[] memory = [9, 9, 9, 9, 1, 4, 2, 5, 3, 6];
        memory.CopyTo(buffer.Span);
        var weight = new Parameter(buffer, "dense1.weight", [2, 3], offset: 4, strides: [1, 2]);

        Assert.Equal("dense1.weight", weight.Name);
        Assert.Equal([2, 3], weight.Shape.ToArray());
        Assert.Equal(6, weight.Length);
        Assert.Equal([1, 2, 3, 4, 5, 6], weight.ToArray());

        weight.CopyFrom([10, 20, 30, 40, 50, 60]);
        Assert.Equal([9, 9, 9, 9, 10, 40, 20, 50, 30, 60], buffer.Span.ToArray());
    }

    [Fact]
    public void Any_rank_and_layout_reads_and_writes_the_right_places()
    {
        var random = new Random(5);
        for (int trial = 0; trial < 300; trial++)
        {
            int rank = random.Next(0, 6);
            int[] shape = [.. Enumerable.Range(0, rank).Select(_ => random.Next(1, rank < 3 ? 40 : 6))];
            int[] strides = StridesOfShuffledAxes(shape, random, gap: random.Next(0, 3));
            int offset = random.Next(0, 20);
            int[] places = Places(shape, offset, strides);
            var buffer = new AlignedBuffer(places.Max() + 1 + random.Next(0, 3));
            for (int i = 0; i < buffer.Length; i++) buffer.Span[i] = i;

            var parameter = new Parameter(buffer, "p", shape, offset, strides);
            Assert.Equal(places.Select(place => (float)place), parameter.ToArray());

            float[] before = buffer.Span.ToArray();
            float[] values = [.. Enumerable.Range(0, places.Length).Select(i => -1f - i)];
            parameter.CopyFrom(values);
            for (int i = 0; i < places.Length; i++) before[places[i]] = values[i];
            Assert.Equal(before, buffer.Span.ToArray());
        }
    }

    [Fact]
    public void A_wrong_length_names_the_parameter_and_both_lengths_and_changes_nothing()
    {
        var buffer = new AlignedBuffer(6);
        buffer.Span.Fill(7);
        var parameter = new Parameter(buffer, "dense1.weight", [2, 3], 0, [3, 1]);
        foreach (int length in new[] { 0, 5, 7 })
        {
            var writing = Assert.Throws<ArgumentException>("values", () => parameter.CopyFrom(new float[length]));
            Assert.Contains(
                $"The length is {length}; it must be 6, the number of values of parameter dense1.weight [2, 3].",
                writing.Message,
                StringComparison.Ordinal);
            Assert.Throws<ArgumentException>("values", () => parameter.CopyTo(new float[length]));
        }

        Assert.All(buffer.Span.ToArray(), value => Assert.Equal(7f, value));
    }

    [Fact]
    public void A_single_value_has_no_axes()
    {
        var buffer = new AlignedBuffer(2);
        var parameter = new Parameter(buffer, "scale", [], 1, []);
        parameter.CopyFrom([3]);
        Assert.Equal([0f, 3f], buffer.Span.ToArray());
        Assert.Equal("scale []", parameter.ToString());
    }

    [Theory]
    [InlineData(new[] { 2, 3 }, 0, new[] { 3 })]
    [InlineData(new[] { 2, 3 }, 0, new[] { 0, 1 })]
    [InlineData(new[] { 2, 3 }, 0, new[] { -1, 1 })]
    [InlineData(new[] { 0, 3 }, 0, new[] { 3, 1 })]
    [InlineData(new[] { 2, 3 }, -1, new[] { 3, 1 })]
    [InlineData(new[] { 2, 3 }, 5, new[] { 3, 1 })]
    [InlineData(new[] { 2, 3 }, 0, new[] { 8, 1 })]
    [InlineData(new[] { int.MaxValue, int.MaxValue, int.MaxValue }, 0, new[] { 1, 1, 1 })]
    [InlineData(new[] { 2, 2, 2 }, 0, new[] { int.MaxValue, int.MaxValue, int.MaxValue })]
    public void A_view_that_does_not_lie_in_its_buffer_is_refused(int[] shape, int offset, int[] strides) =>
        Assert.Throws<ArgumentException>(() => new Parameter(new AlignedBuffer(10), "p", shape, offset, strides));

    [Fact]
    public void The_arrays_that_it_was_made_of_may_change()
    {
        int[] shape = [2];
        int[] strides = [1];
        var parameter = new Parameter(new AlignedBuffer(2), "p", shape, 0, strides);
        shape[0] = 1000;
        strides[0] = 1000;
        Assert.Equal([0f, 0f], parameter.ToArray());
        Assert.Equal([2], parameter.Shape.ToArray());
    }

    private static int[] StridesOfShuffledAxes(int[] shape, Random random, int gap)
    {
        int[] order = [.. Enumerable.Range(0, shape.Length)];
        random.Shuffle(order);
        var strides = new int[shape.Length];
        int stride = 1;
        foreach (int axis in order)
        {
            strides[axis] = stride;
            stride = (stride * shape[axis]) + gap;
        }

        return strides;
    }

    private static int[] Places(int[] shape, int offset, int[] strides)
    {
        var places = new List<int> { offset };
        for (int axis = 0; axis < shape.Length; axis++)
        {
            places = [.. places.SelectMany(place => Enumerable.Range(0, shape[axis]).Select(i => place + (i * strides[axis])))];
        }

        return [.. places];
    }
}
