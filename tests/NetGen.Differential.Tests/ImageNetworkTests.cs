using System.Reflection;
using NetGen.Data;
using NetGen.OneResult;
using NetGen.Training;
using Xunit;

namespace NetGen.Differential.Tests;

/// <summary>The kinds of networks that everybody builds from these layers, compiled as a user's project is, and trained.</summary>
public sealed class ImageNetworkTests
{
    [Fact]
    public void LeNet5_finds_the_square()
    {
        var network = new LeNet5(seed: 1);
        Assert.Equal(61_706, LeNet5.ParameterCount);
        Assert.InRange(Accuracy(network, ImageData.Squares(300, 28, 1, 10), 10), 0.95, 1);
    }

    [Fact]
    public void A_small_Inception_with_a_gate_finds_the_square() =>
        Assert.InRange(Accuracy(new SmallInception(seed: 1), ImageData.Squares(240, 12, 3, 4), 10), 0.95, 1);

    // Three classes of pixels, of which guessing the commonest gets less than half.
    [Fact]
    public void A_small_UNet_tells_edges_pixel_by_pixel() =>
        Assert.InRange(Accuracy(new SmallUNet(seed: 1), ImageData.Edges(64, 16), 25), 0.85, 1);

    [Fact]
    public void An_autoencoder_of_signals_brings_them_back()
    {
        var data = ImageData.Signals(300, 32);
        var network = new SignalAutoencoder(seed: 1);
        var before = network.Evaluate(data)["rmse"];
        network.Fit(data, new FitOptions { Epochs = 30, BatchSize = 16 });
        Assert.InRange(network.Evaluate(data)["rmse"], 0, before / 4);
    }

    /// <summary>In evaluation, a sample's bits don't depend on its batch.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void A_sample_has_its_own_bits_in_any_batch(string name)
    {
        var (inputSize, outputSize, predict) = Predictions[name];
        const int Samples = 301; // more than one chunk of any of them
        var inputs = SyntheticData.Inputs(Samples * inputSize, 3);
        var together = new float[Samples * outputSize];
        predict(inputs, together);
        foreach (var count in new[] { 1, 2, 5, 12, 129 })
        {
            var apart = new float[Samples * outputSize];
            for (var first = 0; first < Samples; first += count)
            {
                var rows = Math.Min(count, Samples - first);
                predict(inputs.AsSpan(first * inputSize, rows * inputSize), apart.AsSpan(first * outputSize, rows * outputSize));
            }

            Assert.Equal(together, apart);
        }
    }

    /// <summary>What <c>Info</c> says of memory is what the engine takes, evaluation included.</summary>
    [Theory]
    [InlineData(typeof(LeNet5))]
    [InlineData(typeof(SmallUNet))]
    [InlineData(typeof(SmallVgg))]
    [InlineData(typeof(LayerMedley))]
    [InlineData(typeof(FusedClassifier))]
    public void Info_tells_the_workspace_of_training(Type network)
    {
        var info = (NetworkInfo)network.GetProperty("Info")!.GetValue(null)!;
        var engine = network.GetNestedType("Engine", BindingFlags.NonPublic)!;
        Assert.Equal(sizeof(float) * Length("FixedLength"), info.TrainingFixedBytes);
        Assert.Equal(sizeof(float) * Length("LengthPerSample"), info.TrainingBytesPerSample);

        long Length(string constant) => (int)engine.GetField(constant, BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue()!;
    }

    private delegate void Prediction(ReadOnlySpan<float> inputs, Span<float> outputs);

    private static readonly Dictionary<string, (int InputSize, int OutputSize, Prediction Predict)> Predictions = new()
    {
        [nameof(LeNet5)] = (LeNet5.InputSize, LeNet5.OutputSize, new LeNet5(seed: 3).Predict),
        [nameof(SmallUNet)] = (SmallUNet.InputSize, SmallUNet.OutputSize, new SmallUNet(seed: 3).Predict),
        [nameof(SmallInception)] = (SmallInception.InputSize, SmallInception.OutputSize, new SmallInception(seed: 3).Predict),
        [nameof(SmallVgg)] = (SmallVgg.InputSize, SmallVgg.OutputSize, new SmallVgg(seed: 3).Predict),
        [nameof(LayerMedley)] = (LayerMedley.InputSize, LayerMedley.OutputSize, new LayerMedley(seed: 3).Predict),
        [nameof(SignalAutoencoder)] = (SignalAutoencoder.InputSize, SignalAutoencoder.OutputSize, new SignalAutoencoder(seed: 3).Predict),
    };

    public static TheoryData<string> Networks => [.. Predictions.Keys];

    private static double Accuracy(ITrainable<int> network, DataSet<int> data, int epochs)
    {
        Trainer.Fit(network, data, new FitOptions { Epochs = epochs, BatchSize = 16 });
        return Trainer.Evaluate(network, data)["accuracy"];
    }
}
