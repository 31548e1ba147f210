using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetGen.Data;
using NetGen.Training;

namespace NetGen.OneResult;

/// <summary>Whole training runs, and what of them must come out the same anywhere: weights, losses, metrics, outputs.</summary>
public static class TrainingRuns
{
    private const int Epochs = 3;

    /// <summary>One line a network: its name and the SHA-256 of its weights, of its losses and metrics, and of its outputs.</summary>
    public static IReadOnlyList<string> All()
    {
        var odd = new OddClassifier(seed: 5);
        var regressor = new OddRegressor(seed: 6);
        var wide = new WideClassifier(seed: 7);
        var tiny = new TinyNetwork(seed: 8);
        var leNet = new LeNet5(seed: 9);
        var unet = new SmallUNet(seed: 10);
        var inception = new SmallInception(seed: 11);
        var signals = new SignalAutoencoder(seed: 12);
        var fused = new FusedClassifier(seed: 13);
        var medley = new LayerMedley(seed: 14);
        var vgg = new SmallVgg(seed: 15);
        var narrow = new NarrowRegressor(seed: 16);
        var mobile = new SmallMobileNet(seed: 17);
        return
        [
            Line(odd, odd.Parameters, SyntheticData.Classes(1000, OddClassifier.InputSize, OddClassifier.OutputSize), 96),
            Line(regressor, regressor.Parameters, SyntheticData.Numbers(500, OddRegressor.InputSize, OddRegressor.OutputSize), 129),
            Line(wide, wide.Parameters, SyntheticData.Classes(333, WideClassifier.InputSize, WideClassifier.OutputSize), 64),
            Line(tiny, tiny.Parameters, SyntheticData.Numbers(200, TinyNetwork.InputSize, TinyNetwork.OutputSize, isBinary: true), 32),
            Line(leNet, leNet.Parameters, ImageData.Squares(120, 28, 1, 10), 24, new Augmentation(new RandomShift(1), new RandomRotation(5), new Cutout(4))),
            Line(unet, unet.Parameters, ImageData.Edges(48, 16), 20),
            Line(inception, inception.Parameters, ImageData.Squares(90, 12, 3, 4), 16, new Augmentation(new RandomScaling(0.9, 1.1))),
            Line(signals, signals.Parameters, ImageData.Signals(200, 32), 32),
            Line(medley, medley.Parameters, SyntheticData.Classes(90, LayerMedley.InputSize, LayerMedley.OutputSize), 20, new Augmentation(new HorizontalFlip())),
            Line(vgg, vgg.Parameters, SyntheticData.Classes(60, SmallVgg.InputSize, SmallVgg.OutputSize), 24),
            Line(mobile, mobile.Parameters, SyntheticData.Classes(60, SmallMobileNet.InputSize, SmallMobileNet.OutputSize), 22),
            Line(narrow, narrow.Parameters, SyntheticData.Numbers(300, NarrowRegressor.InputSize, NarrowRegressor.OutputSize), 37),
            Line(fused, fused.Parameters, SyntheticData.Classes(40, FusedClassifier.InputSize, FusedClassifier.OutputSize), 13),
        ];
    }

    private static string Line<TTarget>(ITrainable<TTarget> network, ParameterSet parameters, DataSet<TTarget> data, int batch, Augmentation? augmentation = null)
        where TTarget : unmanaged
    {
        var history = Trainer.Fit(network, data, new FitOptions { Epochs = Epochs, BatchSize = batch, Validation = data, Augmentation = augmentation });
        var numbers = history.Select(epoch => epoch.TrainingLoss)
            .Concat(history.SelectMany(epoch => epoch.Validation!.Metrics.Select(metric => metric.Value).Prepend(epoch.Validation.Loss)))
            .ToArray();
        var outputs = new float[data.Count * network.OutputSize];
        network.Predict(data.Inputs, outputs);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{network.GetType().Name} {parameters.Sha256()} {Hash<double>(numbers)} {Hash<float>(outputs)} loss {history[^1].TrainingLoss:R}");
    }

    private static string Hash<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)));
}
