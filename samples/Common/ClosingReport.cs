using System.Globalization;
using NetGen.Data;
using NetGen.Training;

namespace NetGen.Samples.Common;

/// <summary>
/// What every sample that trains says at the end: accuracy, a hash of the weights, and whether they come back from a file.
/// </summary>
public static class ClosingReport
{
    /// <summary>The samples, and how long it took.</summary>
    public static void PrintData(TrainTestSplit<int> images, History history) => PrintInvariant(
        $"{images.Train.Count} images to train on, {images.Test.Count} to test; trained in {history.Elapsed.TotalSeconds:F2} s");

    /// <summary>How good the network is, and which one it is.</summary>
    public static void PrintResult(Evaluation test, ParameterSet parameters)
    {
        PrintInvariant($"test accuracy: {test["accuracy"]:F4}");
        PrintInvariant($"weights sha256: {parameters.Sha256()}");
    }

    /// <summary>Compares the predictions of a network that was saved and of one that was loaded.</summary>
    /// <returns>The exit code: 0, or 1 if the reloaded network predicts otherwise than the trained one.</returns>
    public static int PrintReloaded(ITrainable<int> saved, ITrainable<int> reloaded, DataSet<int> images, string fileName)
    {
        var equal = Predictions(saved, images).SequenceEqual(Predictions(reloaded, images));
        PrintInvariant($"saved as {fileName}, reloaded: predictions are {(equal ? "equal" : "DIFFERENT")}");
        return equal ? 0 : 1;
    }

    private static float[] Predictions(ITrainable<int> network, DataSet<int> images)
    {
        var logits = new float[images.Count * network.OutputSize];
        network.Predict(images.Inputs, logits);
        return logits;
    }

    private static void PrintInvariant(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
