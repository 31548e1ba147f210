using DiabetesSample;
using NetGen.Data;
using NetGen.Training;

var patients = CsvReader.ReadRegression(Path.Combine(AppContext.BaseDirectory, "diabetes.csv"), "target");
var (train, test) = patients.Split(testFraction: 0.2, seed: 1);
var inputs = Standardizer.Fit(train);
var targets = Standardizer.FitTargets(train);

var network = new DiabetesRegressor(seed: 1);
network.Fit(targets.ApplyToTargets(inputs.Apply(train)), new FitOptions { Epochs = 60 });
var evaluation = network.Evaluate(targets.ApplyToTargets(inputs.Apply(test)));

Console.WriteLine(DiabetesRegressor.Info);
var points = evaluation["mae"] * targets.StandardDeviations[0];
Console.WriteLine(FormattableString.Invariant($"test R2: {evaluation["r2"]:F4}, mean absolute error: {points:F1} points (of 25 to 346)"));
