using NetGen.Generators.Planning;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

/// <summary>The loops of a plan against a contraction's definition: the same products, each once, at the same places.</summary>
public sealed class LoopNestAddressTests
{
    private const int Contractions = 400;

    [Fact]
    public void Loops_visit_exactly_the_products_of_the_definition()
    {
        var joined = 0;
        for (var seed = 0; seed < Contractions; seed++)
        {
            var part = RandomContraction.Of(seed).Parts[0];
            var nest = LoopNest.Of(part);
            for (var batch = 1; batch <= 3; batch += 2)
            {
                var isSame = Products.Of(part, batch).Order().SequenceEqual(Visited(nest, batch).Order());
                Assert.True(isSame, $"{seed}: {part.Formula}, batch {batch}");
            }

            Assert.Equal((1, 0), (nest.Column.Right, nest.Row.Right));
            Assert.Equal(part.Left.Indices.Contains(part.Output.Axes[^1].Unit) && nest.Column.Extent > 1, nest.IsElementwise);
            if (nest.Outer.Count + nest.Depth.Count + 2 < part.Output.Indices.Concat(part.Reduction).Count(index => index.Extent != 1))
                joined++;
        }

        // Joining is what the test is about: it must happen, and not always.
        Assert.InRange(joined, Contractions / 20, Contractions * 9 / 10);
    }

    [Fact]
    public void The_column_of_every_output_is_its_place_in_a_row()
    {
        for (var seed = 0; seed < Contractions; seed++)
        {
            var part = RandomContraction.Of(seed).Parts[0];
            var nest = LoopNest.Of(part);
            var columns = part.Output.Tensor.Shape.Last;
            foreach (var (output, column) in Outputs(nest, batch: 2))
                Assert.True(columns == 1 || output % columns == column, $"{seed}: {part.Formula}, output {output} is not column {column}");
        }
    }

    private static IEnumerable<(int Output, int Left, int Right)> Visited(LoopNest nest, int batch)
    {
        IEnumerable<(int Output, int Left, int Right)> places = [(nest.OutputStart, nest.LeftStart, nest.RightStart)];
        return nest.Outer.Append(nest.Row).Concat(nest.Depth).Append(nest.Column).Aggregate(places, (all, loop) => all.SelectMany(place =>
            Steps(loop, batch).Select(i =>
                (place.Output + (i * loop.Output), place.Left + (i * loop.Left), place.Right + (i * loop.Right)))));
    }

    private static IEnumerable<(int Output, int Column)> Outputs(LoopNest nest, int batch)
    {
        IEnumerable<(int Output, int Column)> places = [(nest.OutputStart, nest.ColumnStart)];
        return nest.Outer.Append(nest.Row).Append(nest.Column).Aggregate(places, (all, loop) => all.SelectMany(place =>
            Steps(loop, batch).Select(i =>
                (place.Output + (i * loop.Output), place.Column + (i * (loop == nest.Column ? 1 : nest.ColumnsOf(loop)))))));
    }

    private static IEnumerable<int> Steps(PlannedLoop loop, int batch) => Enumerable.Range(0, loop.Extent * (loop.IsBatch ? batch : 1));
}
