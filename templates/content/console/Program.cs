using System.Globalization;
using NetGen.Data;
using NetGen.Training;
using NetGenConsole;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (train, test) = Spirals.Create().StratifiedSplit(testFraction: 0.25, seed: 1);

// What the network is made of: layers, output shapes, parameters, multiply-adds, bytes.
Console.WriteLine(SpiralClassifier.Info);

// An equal seed and equal data give an equal network, on any machine and any number of threads.
var network = new SpiralClassifier(seed: 1);
network.Fit(train, new FitOptions
{
    Epochs = 100,
    BatchSize = 25,
    Validation = test,
    OnEpoch = epoch => { if (epoch.Epoch % 20 == 0) Console.WriteLine(epoch); },
});
Console.WriteLine($"test accuracy: {network.Evaluate(test)["accuracy"]:F4}");

// A safetensors file, which PyTorch and others read, too.
network.Save("spirals.safetensors");
Console.WriteLine($"(0.1, 0.0) belongs to spiral {network.Classify([0.1f, 0.0f])}.");
