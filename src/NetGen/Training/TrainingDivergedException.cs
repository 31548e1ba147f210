namespace NetGen.Training;

/// <summary>The loss became infinite or NaN; the network's parameters are of no more use.</summary>
public sealed class TrainingDivergedException : ArithmeticException
{
    /// <summary>Says where the training diverged.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="batch">The batch of the epoch, from 1.</param>
    /// <param name="learningRate">The learning rate of the step.</param>
    /// <param name="loss">The loss that is not finite.</param>
    public TrainingDivergedException(int epoch, int batch, float learningRate, float loss)
        : base(FormattableString.Invariant($"The loss became {loss} in epoch {epoch}, batch {batch}, at learning rate {learningRate}. ")
            + "A lower learning rate, gradient clipping or standardised inputs may help; the parameters are no longer usable.")
    {
        Epoch = epoch;
        Batch = batch;
        LearningRate = learningRate;
        Loss = loss;
    }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch of the epoch, from 1.</summary>
    public int Batch { get; }

    /// <summary>The learning rate of the step.</summary>
    public float LearningRate { get; }

    /// <summary>The loss that is not finite.</summary>
    public float Loss { get; }
}
