using System.Runtime.CompilerServices;
using DigitsSample;
using NetGen.Samples.Common;
using NetGen.Training;

// A training run that ends in a hash of the weights, for two ways of compiling one program to be compared.
var digits = DigitImages.Read(seed: 1);
var network = new DigitClassifier(seed: 1);
network.Fit(digits.Train, new FitOptions { Epochs = 3 });

Console.WriteLine($"compiled: {(RuntimeFeature.IsDynamicCodeCompiled ? "while it runs" : "ahead of time")}");
Console.WriteLine(FormattableString.Invariant($"test accuracy: {network.Evaluate(digits.Test)["accuracy"]:F4}"));
Console.WriteLine($"weights sha256: {network.Parameters.Sha256()}");
