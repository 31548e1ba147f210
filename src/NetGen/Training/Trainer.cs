using NetGen.Data;

namespace NetGen.Training;

/// <summary>Trains and evaluates a network; the generated <c>Fit</c> and <c>Evaluate</c> call it.</summary>
public static class Trainer
{
    /// <summary>Trains a network on a data set, epoch by epoch and batch by batch.</summary>
    /// <param name="network">The network, trained from its present parameters on.</param>
    /// <param name="train">The training data, at least one sample.</param>
    /// <param name="options">Epochs, batch size, validation, callbacks; the defaults of <see cref="FitOptions"/> if null.</param>
    /// <returns>Every completed epoch.</returns>
    /// <remarks>
    /// The order of the samples depends on the seed and the number of the epoch only, their augmentation on the sample too, nothing on
    /// threads.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The data are empty, do not fit the network, or hold values that are not finite; or the augmentation does not fit the network's input
    /// and targets. Nothing is trained.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is no class, or not in the range of the loss.</exception>
    /// <exception cref="TrainingDivergedException">The loss of a batch is not finite.</exception>
    public static History Fit<TTarget>(ITrainable<TTarget> network, DataSet<TTarget> train, FitOptions? options = null)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        options ??= new FitOptions();
        DataRequirements.RequireUsable(network, train, nameof(train));
        DataSet<TTarget>? validation = DataRequirements.RequireUsableValidation(network, options.Validation, nameof(options));
        ImageShape shape = options.Augmentation is { } augmentation
            ? AugmentationRequirements.Require(network, augmentation, nameof(options))
            : default;
        return new TrainingRun<TTarget>(network, train, validation, options, shape).Run();
    }

    /// <summary>Computes loss and metrics of a network on a data set, in pieces of bounded size.</summary>
    /// <param name="network">The network; it is not changed.</param>
    /// <param name="data">The data, at least one sample.</param>
    /// <exception cref="ArgumentException">The data are empty or do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is no class, or not in the range of the loss.</exception>
    public static Evaluation Evaluate<TTarget>(ITrainable<TTarget> network, DataSet<TTarget> data)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        DataRequirements.RequireFitting(network, data, nameof(data));
        return new Evaluator<TTarget>(network).Evaluate(data, CancellationToken.None)!;
    }
}
