namespace NetGen.Metrics;

/// <summary>The counts of one class (or of all together) and the scores that follow from them.</summary>
internal readonly record struct ClassScores(long TruePositives, long Predicted, long Support)
{
    public double Precision => Quotient(TruePositives, Predicted);

    public double Recall => Quotient(TruePositives, Support);

    // 2 TP / (2 TP + FP + FN), and predicted + support = 2 TP + FP + FN.
    public double F1Score => Quotient(2 * TruePositives, Predicted + Support);

    public static double Quotient(double numerator, double denominator) => denominator == 0 ? 0 : numerator / denominator;

    public static ClassScores OfClass(ConfusionMatrix matrix, int classIndex)
    {
        MetricArguments.RequireClass(classIndex, matrix.Classes, nameof(classIndex));
        long predicted = 0, support = 0;
        for (int other = 0; other < matrix.Classes; other++)
        {
            predicted += matrix[other, classIndex];
            support += matrix[classIndex, other];
        }

        return new ClassScores(matrix[classIndex, classIndex], predicted, support);
    }

    public static ClassScores OfAllClasses(ConfusionMatrix matrix)
    {
        long right = 0;
        for (int i = 0; i < matrix.Classes; i++) right += matrix[i, i];
        return new ClassScores(right, matrix.Total, matrix.Total);
    }

    public static double Average(ConfusionMatrix matrix, Averaging averaging, Func<ClassScores, double> score) => averaging switch
    {
        Averaging.Macro => WeightedMean(matrix, score, static scores => scores.Support + scores.Predicted > 0 ? 1 : 0),
        Averaging.Micro => score(OfAllClasses(matrix)),
        Averaging.Weighted => WeightedMean(matrix, score, static scores => scores.Support),
        Averaging.Binary when matrix.Classes == 2 => score(OfClass(matrix, 1)),
        Averaging.Binary => throw new InvalidOperationException(
            FormattableString.Invariant($"Averaging.Binary is the score of class 1 of two; there are {matrix.Classes} classes.")),
        _ => throw new ArgumentOutOfRangeException(nameof(averaging), averaging, "The averaging must be Macro, Micro, Weighted or Binary."),
    };

    private static double WeightedMean(ConfusionMatrix matrix, Func<ClassScores, double> score, Func<ClassScores, double> weight)
    {
        double sum = 0, weights = 0;
        for (int i = 0; i < matrix.Classes; i++)
        {
            ClassScores scores = OfClass(matrix, i);
            sum += score(scores) * weight(scores);
            weights += weight(scores);
        }

        return Quotient(sum, weights);
    }
}
