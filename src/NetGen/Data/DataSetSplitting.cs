using System.Runtime.InteropServices;

namespace NetGen.Data;

/// <summary>Cuts a data set in two, reproducibly: one seed gives one split on every machine.</summary>
public static class DataSetSplitting
{
    /// <summary>The samples in a random order.</summary>
    /// <param name="data">The data; not changed.</param>
    /// <param name="seed">The seed of the order.</param>
    public static DataSet<TTarget> Shuffle<TTarget>(this DataSet<TTarget> data, ulong seed = 0)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        var order = new int[data.Count];
        Permutation.Fill(order, seed, RandomStreams.Shuffle, step: 0);
        return data.Subset(order);
    }

    /// <summary>Holds out a random part of the samples.</summary>
    /// <param name="data">At least two samples; not changed.</param>
    /// <param name="testFraction">
    /// The share of the samples to hold out, between 0 and 1; rounded to whole samples, at least one on either side.
    /// </param>
    /// <param name="seed">The seed of the choice.</param>
    /// <exception cref="ArgumentException">There are fewer than two samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    public static TrainTestSplit<TTarget> Split<TTarget>(this DataSet<TTarget> data, double testFraction, ulong seed = 0)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        return Cut(data, Strata.Single(data.Count), testFraction, seed);
    }

    /// <summary>Holds out a random part of the samples of every class, so that both parts keep the proportions of the classes.</summary>
    /// <param name="data">At least two samples, with one class each; not changed.</param>
    /// <param name="testFraction">
    /// The share of the samples to hold out, between 0 and 1. A class of n samples gives n times the share, rounded so that the whole comes
    /// out right (largest remainders first).
    /// </param>
    /// <param name="seed">The seed of the choice.</param>
    /// <exception cref="ArgumentException">There are fewer than two samples, or several targets per sample.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    public static TrainTestSplit<int> StratifiedSplit(this DataSet<int> data, double testFraction, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Cut(data, Strata.OfClasses(data), testFraction, seed);
    }

    /// <summary>Holds out a random part of the samples of either kind, for data whose targets are 0 and 1.</summary>
    /// <param name="data">At least two samples, with one target each, 0 or 1; not changed.</param>
    /// <param name="testFraction">The share of the samples to hold out, between 0 and 1.</param>
    /// <param name="seed">The seed of the choice.</param>
    /// <exception cref="ArgumentException">There are fewer than two samples, or a target is neither 0 nor 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    public static TrainTestSplit<float> StratifiedSplit(this DataSet<float> data, double testFraction, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Cut(data, Strata.OfBinary(data), testFraction, seed);
    }

    private static TrainTestSplit<TTarget> Cut<TTarget>(DataSet<TTarget> data, int[][] strata, double testFraction, ulong seed)
        where TTarget : unmanaged
    {
        if (!(testFraction > 0 && testFraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, "The fraction must be between 0 and 1.");
        }

        if (data.Count < 2) throw new ArgumentException($"The data set has {data.Count} samples; a split needs at least 2.", nameof(data));

        int wanted = Math.Clamp((int)Math.Round(testFraction * data.Count, MidpointRounding.AwayFromZero), 1, data.Count - 1);
        int[] shares = Strata.Apportion(strata, wanted);
        var train = new List<int>(data.Count - wanted);
        var test = new List<int>(wanted);
        for (int i = 0; i < strata.Length; i++)
        {
            Permutation.Shuffle(strata[i], seed, RandomStreams.Split, (ulong)i);
            test.AddRange(strata[i].AsSpan(0, shares[i]));
            train.AddRange(strata[i].AsSpan(shares[i]));
        }

        // Back in the order of the data, so that a part doesn't come class by class.
        train.Sort();
        test.Sort();
        return new TrainTestSplit<TTarget>(Take(data, train), Take(data, test));
    }

    private static DataSet<TTarget> Take<TTarget>(DataSet<TTarget> data, List<int> indices)
        where TTarget : unmanaged =>
        data.Subset(CollectionsMarshal.AsSpan(indices));
}
