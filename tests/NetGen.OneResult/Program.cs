using System.Globalization;
using System.Runtime.Intrinsics;
using NetGen;
using NetGen.OneResult;

// Prints what this process computes with, then what it computes. The argument is the number of threads.
NetGenOptions.Threads = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1;
var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
var isFused = float.MultiplyAddEstimate(1 + MathF.Pow(2, -12), 1 + MathF.Pow(2, -12), -1) != MathF.Pow(2, -11);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"vectors {bits} fused {isFused}"));
foreach (var line in TrainingRuns.All())
    Console.WriteLine(line);
