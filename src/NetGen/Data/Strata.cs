namespace NetGen.Data;

/// <summary>The positions of the samples, grouped by what a split has to keep in proportion.</summary>
internal static class Strata
{
    /// <summary>All samples in one group.</summary>
    public static int[][] Single(int count) => [[.. Enumerable.Range(0, count)]];

    /// <summary>A group per class that occurs, in the order of the classes.</summary>
    public static int[][] OfClasses(DataSet<int> data)
    {
        RequireOneTarget(data);
        return GroupBy(data.Targets);
    }

    /// <summary>The samples with target 0 and those with target 1.</summary>
    public static int[][] OfBinary(DataSet<float> data)
    {
        RequireOneTarget(data);
        var classes = new int[data.Count];
        for (int i = 0; i < classes.Length; i++)
        {
            float target = data.Targets[i];
            if (target is not (0 or 1))
            {
                string message = FormattableString.Invariant($"The target of sample {i} is {target}; it must be 0 or 1.");
                throw new ArgumentException(message, nameof(data));
            }

            classes[i] = (int)target;
        }

        return GroupBy(classes);
    }

    /// <summary>
    /// How many samples of each group make up the wanted number: in proportion, and what is left goes to the largest remainders.
    /// </summary>
    public static int[] Apportion(int[][] strata, int wanted)
    {
        long total = strata.Sum(group => (long)group.Length);
        int[] shares = [.. strata.Select(group => (int)((long)group.Length * wanted / total))];
        int missing = wanted - shares.Sum();

        // The sort is stable: of equal remainders the earlier group gets the sample.
        IEnumerable<int> byRemainder = Enumerable.Range(0, strata.Length).OrderByDescending(i => (long)strata[i].Length * wanted % total);
        foreach (int i in byRemainder.Take(missing)) shares[i]++;
        return shares;
    }

    private static int[][] GroupBy(ReadOnlySpan<int> classes)
    {
        var groups = new SortedDictionary<int, List<int>>();
        for (int i = 0; i < classes.Length; i++)
        {
            if (!groups.TryGetValue(classes[i], out List<int>? group)) groups.Add(classes[i], group = []);
            group.Add(i);
        }

        return [.. groups.Values.Select(group => group.ToArray())];
    }

    private static void RequireOneTarget(DataSet data)
    {
        if (data.TargetSize == 1) return;
        throw new ArgumentException($"The data set has {data.TargetSize} targets per sample; a stratified split needs 1.", nameof(data));
    }
}
