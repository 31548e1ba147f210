using NetGen;
using NetGen.Samples.Common;
using NetGen.Training;

namespace DigitsSample;

/// <summary>Reads the digits, trains, tests, saves, reloads and compares.</summary>
internal static class MainJob
{
    private const string FileName = "digits.safetensors";

    /// <returns>The exit code: 0, or 1 if the reloaded network predicts otherwise than the trained one.</returns>
    public static int Run(int threads, ulong seed, int epochs)
    {
        NetGenOptions.Threads = threads;
        var digits = DigitImages.Read(seed);
        var network = new DigitClassifier(seed);
        Console.WriteLine(DigitClassifier.Info);

        var history = TrainingDisplay.Fit(network, digits.Train, (onEpoch, onBatch) => new FitOptions
        {
            Epochs = epochs,
            Validation = digits.Test,
            OnEpoch = onEpoch,
            OnBatch = onBatch,
        });
        ClosingReport.PrintData(digits, history);
        ClosingReport.PrintResult(network.Evaluate(digits.Test), network.Parameters);

        network.Save(FileName);
        // Other weights than the saved ones, so that equal predictions can only come from the file.
        var reloaded = new DigitClassifier(seed + 1);
        reloaded.Load(FileName);
        return ClosingReport.PrintReloaded(network, reloaded, digits.Test, FileName);
    }
}
