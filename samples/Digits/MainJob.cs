using System.Globalization;
using NetGen;

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

        var history = TrainingDisplay.Fit(network, digits, epochs);
        PrintInvariant($"{digits.Train.Count} images to train on, {digits.Test.Count} to test; trained in {history.Elapsed.TotalSeconds:F2} s");
        PrintInvariant($"test accuracy: {network.Evaluate(digits.Test)["accuracy"]:F4}");
        PrintInvariant($"weights sha256: {network.Parameters.Sha256()}");

        network.Save(FileName);
        // Other weights than the saved ones, so that equal predictions can only come from the file.
        var reloaded = new DigitClassifier(seed + 1);
        reloaded.Load(FileName);
        var equal = Predictions(network, digits.Test.Inputs).SequenceEqual(Predictions(reloaded, digits.Test.Inputs));
        PrintInvariant($"saved as {FileName}, reloaded: predictions are {(equal ? "equal" : "DIFFERENT")}");
        return equal ? 0 : 1;
    }

    private static float[] Predictions(DigitClassifier network, ReadOnlySpan<float> images)
    {
        var logits = new float[images.Length / DigitClassifier.InputSize * DigitClassifier.OutputSize];
        network.Predict(images, logits);
        return logits;
    }

    private static void PrintInvariant(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
