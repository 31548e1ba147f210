using IrisSample;
using NetGen.Data;
using NetGen.Training;

var flowers = CsvReader.ReadClassification(Path.Combine(AppContext.BaseDirectory, "iris.csv"), "species");
var (train, test) = flowers.StratifiedSplit(testFraction: 0.3, seed: 1);
var scaler = Standardizer.Fit(train);

var network = new IrisClassifier(seed: 1);
network.Fit(scaler.Apply(train), new FitOptions { Epochs = 100, BatchSize = 16 });
var evaluation = network.Evaluate(scaler.Apply(test));

Console.WriteLine(IrisClassifier.Info);
Console.WriteLine(FormattableString.Invariant($"test accuracy: {evaluation["accuracy"]:F4}"));
Console.WriteLine(evaluation.ConfusionMatrix!.ToString(flowers.ClassNames));
