using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class DataSetTests
{
    private static readonly DataSet<float> Pairs = new([1, 2, 3, 4, 5, 6], [10, 11, 20, 21, 30, 31], inputSize: 2, targetSize: 2)
    {
        FeatureNames = ["a", "b"],
        ClassNames = ["no", "yes"],
    };

    [Fact]
    public void Sizes_and_values_are_those_given()
    {
        Assert.Equal((3, 2, 2), (Pairs.Count, Pairs.InputSize, Pairs.TargetSize));
        Assert.Equal([1, 2, 3, 4, 5, 6], Pairs.Inputs.ToArray());
        Assert.Equal([10, 11, 20, 21, 30, 31], Pairs.Targets.ToArray());
    }

    [Fact]
    public void A_sample_is_its_row_of_inputs_and_of_targets()
    {
        (ReadOnlySpan<float> input, ReadOnlySpan<float> target) = Pairs.Sample(1);

        Assert.Equal([3, 4], input.ToArray());
        Assert.Equal([20, 21], target.ToArray());
    }

    [Fact]
    public void A_subset_has_the_rows_asked_for_in_that_order_and_the_names()
    {
        DataSet<float> subset = Pairs.Subset([2, 0, 2]);

        Assert.Equal([5, 6, 1, 2, 5, 6], subset.Inputs.ToArray());
        Assert.Equal([30, 31, 10, 11, 30, 31], subset.Targets.ToArray());
        Assert.Equal(["a", "b"], subset.FeatureNames);
        Assert.Equal(["no", "yes"], subset.ClassNames);
        Assert.Equal(0, Pairs.Subset([]).Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_sample_that_does_not_exist_is_rejected(int index)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(index), () => Pairs.Sample(index).Input.Length);
        var exception = Assert.Throws<ArgumentOutOfRangeException>("indices", () => Pairs.Subset([0, index]));
        Assert.Contains("0 .. 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_that_do_not_fit_together_are_rejected_with_the_numbers()
    {
        var inputs = Assert.Throws<ArgumentException>("inputs", () => new DataSet<int>(new float[5], new int[2], 2));
        var targets = Assert.Throws<ArgumentException>("targets", () => new DataSet<int>(new float[6], new int[2], 2));

        Assert.Contains("5 values; they must be whole samples of 2", inputs.Message, StringComparison.Ordinal);
        Assert.Contains("2 targets; there must be 3: 1 for each of 3 samples", targets.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("inputs", () => new DataSet<int>(null!, [], 1));
        Assert.Throws<ArgumentNullException>("targets", () => new DataSet<int>([], null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>("inputSize", () => new DataSet<int>([], [], 0));
        Assert.Throws<ArgumentOutOfRangeException>("targetSize", () => new DataSet<int>([], [], 1, 0));
        Assert.Throws<ArgumentException>("FeatureNames", () => new DataSet<int>([], [], 2) { FeatureNames = ["a"] });
    }

    [Fact]
    public void Rows_make_a_data_set()
    {
        DataSet<int> classes = DataSet.FromRows([[0, 0], [0, 1], [1, 0]], [7, 8, 9]);
        DataSet<float> several = DataSet.FromRows([[1], [2]], [[1f, 2f, 3f], [4f, 5f, 6f]]);

        Assert.Equal((3, 2, 1), (classes.Count, classes.InputSize, classes.TargetSize));
        Assert.Equal([0, 0, 0, 1, 1, 0], classes.Inputs.ToArray());
        Assert.Equal([7, 8, 9], classes.Targets.ToArray());
        Assert.Equal((2, 1, 3), (several.Count, several.InputSize, several.TargetSize));
        Assert.Equal([1, 2, 3, 4, 5, 6], several.Targets.ToArray());
    }

    [Fact]
    public void Rows_of_different_length_are_rejected_with_their_position()
    {
        var ragged = Assert.Throws<ArgumentException>("inputs", () => DataSet.FromRows([[1, 2], [1]], [0, 0]));

        Assert.Contains("Sample 1 has 1 values; it must have 2, as sample 0 has", ragged.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("inputs", () => DataSet.FromRows([], Array.Empty<int>()));
        Assert.Throws<ArgumentException>("inputs", () => DataSet.FromRows([[]], [0]));
        Assert.Throws<ArgumentException>("inputs", () => DataSet.FromRows([null!], [0]));
        Assert.Throws<ArgumentException>("targets", () => DataSet.FromRows([[1], [2]], [0]));
    }
}
