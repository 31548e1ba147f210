namespace NetGen.Metrics;

/// <summary>How a score per class becomes one number; the meaning is scikit-learn's.</summary>
public enum Averaging
{
    /// <summary>
    /// The plain mean over the classes that occur among the actual or the predicted ones: a rare class counts as much as a common one.
    /// </summary>
    Macro,

    /// <summary>One score from the counts of all classes together; with one label a sample this equals the accuracy.</summary>
    Micro,

    /// <summary>The mean over the classes, each weighted by how many samples actually belong to it.</summary>
    Weighted,

    /// <summary>The score of class 1 alone, the positive one of two: class 0 counts only by its mistakes.</summary>
    Binary,
}
