using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class ScalerTests
{
    // X = np.array([[1,200,7],[2,400,7],[4,100,7],[8,250,7.]])
    private static readonly DataSet<int> Train = new([1, 200, 7, 2, 400, 7, 4, 100, 7, 8, 250, 7], [0, 1, 2, 3], inputSize: 3)
    {
        FeatureNames = ["a", "b", "c"],
    };

    [Fact]
    public void Standardising_gives_the_values_of_scikit_learn()
    {
        // s = StandardScaler().fit(X); s.mean_, s.scale_, s.transform(X).astype(np.float32)
        Standardizer standardizer = Standardizer.Fit(Train);
        DataSet<int> scaled = standardizer.Apply(Train);

        Assert.Equal([3.75, 237.5, 7.0], standardizer.Means);
        Assert.Equal([2.680951323690902, 108.25317547305482, 1.0], standardizer.StandardDeviations);
        Assert.Equal(
            [
                -1.0257552862167358f, -0.3464101552963257f, 0, -0.6527533531188965f, 1.5011106729507446f, 0,
                0.09325048327445984f, -1.2701705694198608f, 0, 1.58525812625885f, 0.1154700517654419f, 0,
            ],
            scaled.Inputs.ToArray());
        Assert.Equal([0, 1, 2, 3], scaled.Targets.ToArray());
        Assert.Equal(["a", "b", "c"], scaled.FeatureNames);
        Assert.Equal(1, Train.Inputs[0]);
    }

    [Fact]
    public void Scaling_to_the_range_gives_the_values_of_scikit_learn()
    {
        // m = MinMaxScaler().fit(X); m.data_min_, m.data_range_, m.transform(X).astype(np.float32)
        MinMaxScaler scaler = MinMaxScaler.Fit(Train);

        Assert.Equal([1, 100, 7], scaler.Minimums);
        Assert.Equal([7, 300, 1], scaler.Ranges);
        Assert.Equal(
            [0, 0.3333333432674408f, 0, 0.1428571492433548f, 1, 0, 0.4285714328289032f, 0, 0, 1, 0.5f, 0],
            scaler.Apply(Train).Inputs.ToArray());
    }

    [Fact]
    public void Other_data_are_scaled_by_the_numbers_of_the_training_part()
    {
        var test = new DataSet<int>([15, -200, 8], [0], 3);

        Assert.Equal([2, -1, 1], MinMaxScaler.Fit(Train).Apply(test).Inputs.ToArray());
    }

    [Fact]
    public void A_constant_column_becomes_exactly_zero_whatever_its_value()
    {
        // 0.1f a thousand times: its sum is rounded, its mean must not be.
        var data = new DataSet<int>([.. Enumerable.Repeat(0.1f, 1000)], new int[1000], 1);

        Assert.All(Standardizer.Fit(data).Apply(data).Inputs.ToArray(), value => Assert.Equal(0, value));
        Assert.All(MinMaxScaler.Fit(data).Apply(data).Inputs.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Targets_are_scaled_and_predictions_reverted()
    {
        var data = new DataSet<float>([1, 2, 3, 4], [100, 200, 300, 400], 1);
        Standardizer scaler = Standardizer.FitTargets(data);
        DataSet<float> scaled = scaler.ApplyToTargets(data);
        var predictions = new float[4];

        scaler.Revert(scaled.Targets, predictions);

        Assert.Equal([1, 2, 3, 4], scaled.Inputs.ToArray());
        Assert.Equal(0, scaled.Targets.ToArray().Sum(), 1e-6f);

        // The scaled values were rounded to float: an ULP of 400 is 3.1e-5.
        Assert.All(predictions.Zip(data.Targets.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 3.1e-5f));
        Assert.Equal([0, 1 / 3f, 2 / 3f, 1], MinMaxScaler.FitTargets(data).ApplyToTargets(data).Targets.ToArray());
    }

    [Fact]
    public void A_single_row_is_scaled_in_place_without_allocation()
    {
        Standardizer scaler = Standardizer.Fit(Train);
        float[] row = [3.75f, 237.5f, 8];
        scaler.Apply(new float[3], new float[3]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        scaler.Apply(row, row);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal([0, 0, 1], row);
    }

    [Fact]
    public void A_scaler_can_be_made_again_from_its_numbers()
    {
        Standardizer fitted = Standardizer.Fit(Train);
        var restored = new Standardizer([.. fitted.Means], [.. fitted.StandardDeviations]);

        Assert.Equal(fitted.Apply(Train).Inputs.ToArray(), restored.Apply(Train).Inputs.ToArray());
    }

    [Fact]
    public void Wrong_arguments_are_rejected()
    {
        Assert.Throws<ArgumentException>("train", () => Standardizer.Fit(new DataSet<int>([], [], 1)));
        var broken = new DataSet<int>([1, 2, 3, float.NaN], [0, 0], 2);
        var notFinite = Assert.Throws<ArgumentException>("train", () => MinMaxScaler.Fit(broken));
        Assert.Contains("Column 1 of sample 1 is not finite", notFinite.Message, StringComparison.Ordinal);
        var columns = Assert.Throws<ArgumentException>("data", () => Standardizer.Fit(Train).Apply(new DataSet<int>([1], [0], 1)));
        Assert.Contains("1 inputs per sample; the scaler was fitted to 3", columns.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Standardizer.Fit(Train).Apply(new float[4], new float[4]));
        Assert.Throws<ArgumentException>(() => Standardizer.Fit(Train).Revert(new float[3], new float[6]));
    }

    [Fact]
    public void Numbers_that_make_no_scaler_are_rejected()
    {
        Assert.Throws<ArgumentNullException>("means", () => new Standardizer(null!, [1]));
        Assert.Throws<ArgumentNullException>("ranges", () => new MinMaxScaler([1], null!));
        Assert.Throws<ArgumentException>("means", () => new Standardizer([], []));
        Assert.Throws<ArgumentException>("means", () => new Standardizer([double.NaN], [1]));
        Assert.Throws<ArgumentException>("standardDeviations", () => new Standardizer([0, 0], [1]));
        var zero = Assert.Throws<ArgumentException>("standardDeviations", () => new Standardizer([0, 0], [1, 0]));
        Assert.Contains("column 1 is 0; it must be finite and greater than 0", zero.Message, StringComparison.Ordinal);
    }
}
