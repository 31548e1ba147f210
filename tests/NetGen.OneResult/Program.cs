using System.Globalization;
using System.Runtime.Intrinsics;
using NetGen;
using NetGen.OneResult;

// Arguments: "train" or "allocate", and the number of threads. Prints what this process computes with, then what it has to say.
var (job, threads) = args is [var first, var second] ? (first, int.Parse(second, CultureInfo.InvariantCulture)) : ("train", 1);
NetGenOptions.Threads = threads;
var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

// (1 + ε)² − 1 = 2ε + ε², of which rounding the square first leaves 2ε.
var epsilon = MathF.ScaleB(1, -12);
var isFused = float.MultiplyAddEstimate(1 + epsilon, 1 + epsilon, -1) != 2 * epsilon;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"vectors {bits} fused {isFused}"));
foreach (var line in job == "allocate" ? Allocations.All() : TrainingRuns.All())
    Console.WriteLine(line);
