using System.Diagnostics;
using System.IO.Enumeration;
using System.Runtime;
using System.Runtime.CompilerServices;
using MlperfTinySample;
using NetGen.Benchmarks.Measurement;
using NetGen.Benchmarks.Networks;
using static System.FormattableString;

namespace NetGen.Benchmarks.Startup;

/// <summary>
/// How long a new process takes until it has made a network and its first prediction, just-in-time compilation included: each repetition is
/// a process of its own, beside one that does nothing.
/// </summary>
internal static class StartRun
{
    private const string Nothing = "nothing";

    private static readonly Dictionary<string, Func<float>> Cases = new(StringComparer.Ordinal)
    {
        [Nothing] = () => 0,
        ["4-8-3"] = Flower,
        ["784-128-10"] = SmallImage,
        ["anomaly-detection"] = Anomaly,
        ["ds-cnn"] = Keyword,
        ["resnet8"] = Image,
        ["mobilenet"] = WakeWord,
    };

    public static int Execute(string pattern, int repetitions)
    {
        var names = Cases.Keys.Where(name => name != Nothing && FileSystemName.MatchesSimpleExpression($"*{pattern}*", name)).ToList();
        if (names.Count == 0)
        {
            Console.Error.WriteLine($"No case matches {pattern}; there are:\n  {string.Join("\n  ", Cases.Keys)}");
            return 2;
        }

        Console.WriteLine($"machine: {Machine.Description}");
        var results = names.Prepend(Nothing).ToDictionary(name => name, _ => new StartResult());
        for (var i = 0; i < repetitions; i++)
        {
            foreach (var (name, result) in results)
                result.Add(Start(name));
        }

        var table = new TextTable("network", "process ms", "min … max", "more than nothing", "in Main ms", "JIT ms", "methods");
        foreach (var (name, result) in results)
        {
            table.Add(
                name, Text(result.Process.Median), $"{Text(result.Process.Min)} … {Text(result.Process.Max)}", Text(result.Process.Median - results[Nothing].Process.Median),
                Text(result.Main.Median), Text(result.Jit.Median), Invariant($"{result.Methods.Median:F0}"));
        }

        Console.WriteLine(table);
        foreach (var name in names)
            Console.WriteLine(Invariant($"start {name} {results[name].Process.Median:F1}"));
        return 0;

        static string Text(double milliseconds) => Invariant($"{milliseconds:F1}");
    }

    /// <summary>What the new process does: prints its own figures when the prediction is there.</summary>
    public static int Child(string name)
    {
        var start = Stopwatch.GetTimestamp();
        var (jit, methods) = (JitInfo.GetCompilationTime(), JitInfo.GetCompiledMethodCount());
        var result = Cases[name]();
        var elapsed = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(Invariant(
            $"{elapsed.TotalMilliseconds} {(JitInfo.GetCompilationTime() - jit).TotalMilliseconds} {JitInfo.GetCompiledMethodCount() - methods} {result}"));
        return 0;
    }

    private static double[] Start(string name)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["first-prediction", name]) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{name}: the process ended without a result.");
        var elapsed = Stopwatch.GetElapsedTime(start);
        process.WaitForExit();
        return [elapsed.TotalMilliseconds, .. line.Split(' ').Take(3).Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];
    }

    // Each in a method of its own, so that only the one that is asked for is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Flower() => First(new FlowerClassifier(1).Predict, 4, 3);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float SmallImage() => First(new SmallImageClassifier(1).Predict, 784, 10);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Anomaly() => First(new AnomalyDetection(1).Predict, AnomalyDetection.InputSize, AnomalyDetection.OutputSize);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Keyword() => First(new KeywordSpotting(1).Predict, KeywordSpotting.InputSize, KeywordSpotting.OutputSize);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Image() => First(new ImageClassification(1).Predict, ImageClassification.InputSize, ImageClassification.OutputSize);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float WakeWord() => First(new VisualWakeWords(1).Predict, VisualWakeWords.InputSize, VisualWakeWords.OutputSize);

    private static float First(Prediction predict, int inputs, int outputs)
    {
        var result = new float[outputs];
        predict(new float[inputs], result);
        return result[0];
    }

    private delegate void Prediction(ReadOnlySpan<float> inputs, Span<float> outputs);

    private sealed class StartResult
    {
        public Sample Process { get; } = new();

        public Sample Main { get; } = new();

        public Sample Jit { get; } = new();

        public Sample Methods { get; } = new();

        public void Add(double[] figures)
        {
            Process.Add(figures[0]);
            Main.Add(figures[1]);
            Jit.Add(figures[2]);
            Methods.Add(figures[3]);
        }
    }
}
