using NetGen.Data;
using NetGen.Training;
using Spectre.Console;

namespace NetGen.Samples.Common;

/// <summary>Trains a network and shows how it goes: a row per epoch, and under the rows a progress bar if somebody is watching.</summary>
public static class TrainingDisplay
{
    /// <param name="network">The network.</param>
    /// <param name="train">What to train it on.</param>
    /// <param name="options">Makes the options of the training with the callbacks that it gets; validation must be among them.</param>
    public static History Fit(
        ITrainable<int> network, DataSet<int> train, Func<Action<EpochResult>, Action<BatchProgress>?, FitOptions> options)
    {
        Console.WriteLine(EpochTable.Head);
        Console.WriteLine(EpochTable.Rule);
        var history = Console.IsOutputRedirected
            ? Trainer.Fit(network, train, options(epoch => Console.WriteLine(EpochTable.Row(epoch)), null))
            : FitWithBar(network, train, options);
        Console.WriteLine(EpochTable.Rule);
        return history;
    }

    private static History FitWithBar(
        ITrainable<int> network, DataSet<int> train, Func<Action<EpochResult>, Action<BatchProgress>?, FitOptions> options) =>
        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                var bar = progress.AddTask("training");

                // Written through the same console, a row goes above the bar.
                return Trainer.Fit(network, train, options(
                    epoch => AnsiConsole.WriteLine(EpochTable.Row(epoch)),
                    batch => bar.Value = 100.0 * (batch.Epoch - 1 + ((double)batch.Batch / batch.Batches)) / batch.Epochs));
            });
}
