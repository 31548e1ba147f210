namespace NetGen.Training;

/// <summary>Where a training is after one step.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">How many epochs there will be.</param>
/// <param name="Batch">The batch of the epoch, from 1.</param>
/// <param name="Batches">How many batches an epoch has.</param>
/// <param name="BatchLoss">The mean loss of this batch.</param>
/// <param name="EpochLoss">The mean loss over the samples of the epoch so far.</param>
public readonly record struct BatchProgress(int Epoch, int Epochs, int Batch, int Batches, float BatchLoss, double EpochLoss);
