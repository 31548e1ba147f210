namespace NetGen.Metrics;

/// <summary>
/// The area under one ROC curve from ranks: (rank sum of the positives - P (P + 1) / 2) / (P N), the Mann-Whitney U statistic over P N.
/// </summary>
internal readonly record struct RankedArea(double Value, bool IsDefined)
{
    /// <summary>Sorts the scores in place, the flags (1 = positive) along with them.</summary>
    public static RankedArea Of(Span<float> scores, Span<byte> positive)
    {
        scores.Sort(positive);

        // NaN sorts before everything else, and no ranking of it would mean anything.
        if (scores.Length > 0 && float.IsNaN(scores[0])) return new RankedArea(double.NaN, IsDefined: true);

        double rankSum = 0;
        long positives = 0;
        for (int start = 0; start < scores.Length;)
        {
            int end = start;
            long tied = 0;
            while (end < scores.Length && scores[end] == scores[start]) tied += positive[end++];

            // Equal scores share the mean of the ranks start + 1 .. end.
            rankSum += tied * ((start + 1.0 + end) / 2);
            positives += tied;
            start = end;
        }

        double pairs = (double)positives * (scores.Length - positives);
        if (pairs == 0) return new RankedArea(double.NaN, IsDefined: false);
        return new RankedArea((rankSum - (positives * (positives + 1.0) / 2)) / pairs, IsDefined: true);
    }
}
