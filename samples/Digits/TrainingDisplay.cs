using NetGen.Data;
using NetGen.Training;
using Spectre.Console;

namespace DigitsSample;

/// <summary>Trains a network and shows how it goes: a row per epoch, and under the rows a progress bar if somebody is watching.</summary>
internal static class TrainingDisplay
{
    public static History Fit(DigitClassifier network, TrainTestSplit<int> digits, int epochs)
    {
        Console.WriteLine(EpochTable.Head);
        Console.WriteLine(EpochTable.Rule);
        var history = Console.IsOutputRedirected ? FitPlainly(network, digits, epochs) : FitWithBar(network, digits, epochs);
        Console.WriteLine(EpochTable.Rule);
        return history;
    }

    private static History FitPlainly(DigitClassifier network, TrainTestSplit<int> digits, int epochs) =>
        network.Fit(digits.Train, new FitOptions
        {
            Epochs = epochs,
            Validation = digits.Test,
            OnEpoch = epoch => Console.WriteLine(EpochTable.Row(epoch)),
        });

    private static History FitWithBar(DigitClassifier network, TrainTestSplit<int> digits, int epochs) =>
        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                var bar = progress.AddTask("training");
                return network.Fit(digits.Train, new FitOptions
                {
                    Epochs = epochs,
                    Validation = digits.Test,
                    OnBatch = batch => bar.Value = 100.0 * (batch.Epoch - 1 + ((double)batch.Batch / batch.Batches)) / batch.Epochs,
                    // Written through the same console, a row goes above the bar.
                    OnEpoch = epoch => AnsiConsole.WriteLine(EpochTable.Row(epoch)),
                });
            });
}
