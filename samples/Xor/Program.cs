using System.Globalization;
using XorSample;

// What the compiler made of XorNetwork is in obj/<configuration>/net10.0/generated: what a network needs,
// one file each; the passes are a page each.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// The four cases, one a row, and whether exactly one of the two inputs is on.
float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];

var network = new XorNetwork(seed: 1);
Console.WriteLine(XorNetwork.Info);

for (var step = 1; step <= 200; step++)
{
    var loss = network.TrainStep(inputs, targets);
    if (step is 1 or 10 or 50 or 100 or 200)
        Console.WriteLine($"step {step,3}: loss {loss:F6}");
}

Console.WriteLine();
for (var i = 0; i < inputs.Length; i += XorNetwork.InputSize)
{
    var sample = inputs.AsSpan(i, XorNetwork.InputSize);
    var probability = new float[XorNetwork.OutputSize];
    network.PredictProbabilities(sample, probability);
    Console.WriteLine($"{sample[0]} xor {sample[1]} = {network.Classify(sample)} (probability of 1: {probability[0]:F4})");
}
