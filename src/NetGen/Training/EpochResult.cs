using System.Globalization;

namespace NetGen.Training;

/// <summary>What one epoch of training came to.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">How many epochs were asked for.</param>
/// <param name="TrainingLoss">
/// The mean over the samples of the losses that the training steps returned (in training mode, while the weights changed).
/// </param>
/// <param name="Validation">Loss and metrics on the validation data after the epoch, if there are any.</param>
/// <param name="Elapsed">How long the epoch took, validation included.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
public sealed record EpochResult(int Epoch, int Epochs, double TrainingLoss, Evaluation? Validation, TimeSpan Elapsed, float LearningRate)
{
    /// <summary>One line, such as <c>epoch 2/10: loss 0.1234, validation loss 0.2345, accuracy 0.9712, 1.25 s</c>.</summary>
    public override string ToString()
    {
        string validation = Validation is null ? "" : $", validation {Validation}";
        string training = string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}/{Epochs}: loss {TrainingLoss:0.0000}");
        return string.Create(CultureInfo.InvariantCulture, $"{training}{validation}, {Elapsed.TotalSeconds:0.00} s");
    }
}
