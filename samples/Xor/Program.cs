using System.Globalization;
using XorSample;

// The four cases, one a row, and whether exactly one of the two inputs is on.
float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];

var network = new XorNetwork(seed: 1);
Console.WriteLine(XorNetwork.Info);

for (var step = 1; step <= 200; step++)
{
    var loss = network.TrainStep(inputs, targets);
    if (step is 1 or 10 or 50 or 100 or 200)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step,3}: loss {loss:F6}"));
}

var probabilities = new float[4];
network.PredictProbabilities(inputs, probabilities);
for (var i = 0; i < 4; i++)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{inputs[2 * i]} xor {inputs[(2 * i) + 1]}: {probabilities[i]:F4}"));
