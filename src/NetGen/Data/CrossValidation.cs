namespace NetGen.Data;

/// <summary>Cuts a data set into folds, each of which is the test part once.</summary>
public static class CrossValidation
{
    /// <summary>
    /// k splits into training and test part; every sample is in exactly one test part, and their sizes differ by one at most.
    /// </summary>
    /// <param name="data">At least k samples; not changed.</param>
    /// <param name="k">The number of folds, from 2 to the number of samples.</param>
    /// <param name="seed">The seed of the choice.</param>
    /// <returns>The splits; each is copied out of the data when it is enumerated.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is out of its range.</exception>
    public static IEnumerable<TrainTestSplit<TTarget>> KFold<TTarget>(this DataSet<TTarget> data, int k, ulong seed = 0)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireFolds(data, k);
        return Splits(data, k, AssignFolds(data.Count, Strata.Single(data.Count), k, seed));
    }

    /// <summary>The same, with the samples of every class spread evenly over the folds.</summary>
    /// <param name="data">At least k samples, with one class each; not changed.</param>
    /// <param name="k">The number of folds, from 2 to the number of samples.</param>
    /// <param name="seed">The seed of the choice.</param>
    /// <returns>The splits; each is copied out of the data when it is enumerated.</returns>
    /// <exception cref="ArgumentException">There are several targets per sample.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is out of its range.</exception>
    public static IEnumerable<TrainTestSplit<int>> StratifiedKFold(this DataSet<int> data, int k, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireFolds(data, k);
        return Splits(data, k, AssignFolds(data.Count, Strata.OfClasses(data), k, seed));
    }

    /// <summary>The same for data whose targets are 0 and 1.</summary>
    /// <param name="data">At least k samples, with one target each, 0 or 1; not changed.</param>
    /// <param name="k">The number of folds, from 2 to the number of samples.</param>
    /// <param name="seed">The seed of the choice.</param>
    /// <returns>The splits; each is copied out of the data when it is enumerated.</returns>
    /// <exception cref="ArgumentException">A target is neither 0 nor 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is out of its range.</exception>
    public static IEnumerable<TrainTestSplit<float>> StratifiedKFold(this DataSet<float> data, int k, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireFolds(data, k);
        return Splits(data, k, AssignFolds(data.Count, Strata.OfBinary(data), k, seed));
    }

    private static void RequireFolds(DataSet data, int k)
    {
        if (k >= 2 && k <= data.Count) return;
        throw new ArgumentOutOfRangeException(nameof(k), k, $"The number of folds must be from 2 to the number of samples, {data.Count}.");
    }

    private static int[] AssignFolds(int count, int[][] strata, int k, ulong seed)
    {
        var folds = new int[count];
        int dealt = 0;
        for (int i = 0; i < strata.Length; i++)
        {
            Permutation.Shuffle(strata[i], seed, RandomStreams.Folds, (ulong)i);

            // Dealt out like cards, going on where the class before stopped: even within a class and over all.
            foreach (int sample in strata[i]) folds[sample] = dealt++ % k;
        }

        return folds;
    }

    private static IEnumerable<TrainTestSplit<TTarget>> Splits<TTarget>(DataSet<TTarget> data, int k, int[] folds)
        where TTarget : unmanaged
    {
        for (int fold = 0; fold < k; fold++)
        {
            int current = fold;
            int[] train = [.. Enumerable.Range(0, data.Count).Where(i => folds[i] != current)];
            int[] test = [.. Enumerable.Range(0, data.Count).Where(i => folds[i] == current)];
            yield return new TrainTestSplit<TTarget>(data.Subset(train), data.Subset(test));
        }
    }
}
