using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Running;
using NetGen.Benchmarks;
using NetGen.Benchmarks.Comparison;
using NetGen.Benchmarks.Compilation;
using NetGen.Benchmarks.Measurement;
using NetGen.Benchmarks.Operations;
using NetGen.Benchmarks.Profiling;
using NetGen.Benchmarks.Startup;

const int DefaultTurns = 30;
const int DefaultRepetitions = 40;
const int DefaultRows = 25;

if (!Machine.IsOptimized)
{
    Console.Error.WriteLine("This is a debug build, which measures nothing of interest: run with -c Release.");
    return 2;
}

try
{
    return args switch
    {
        ["peers", .. var rest] => Peers(new Arguments(rest, "case", "turns")),
        ["generation", .. var rest] => GenerationRun.Execute(new Arguments(rest, "case").Text("case", "*")),
        ["analysis"] => AnalysisRun.Execute(),
        ["start", .. var rest] => Start(new Arguments(rest, "case", "repetitions")),
        ["first-prediction", var name] => StartRun.Child(name),
        ["operations", .. var rest] => Operations(new Arguments(rest, "case", "repetitions", "rows", "batch")),
        ["profile", .. var rest] => Profile(new Arguments(rest, "case", "threads", "repetitions")),
        _ => Benchmarks(args),
    };
}
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

static int Peers(Arguments arguments) =>
    ComparisonRun.Execute(arguments.Text("case", "*"), arguments.Number("turns", DefaultTurns));

static int Start(Arguments arguments) =>
    StartRun.Execute(arguments.Text("case", "*"), arguments.Number("repetitions", DefaultTurns));

static int Profile(Arguments arguments) =>
    ProfileRun.Execute(arguments.Text("case", "*"), arguments.Number("threads", 1), arguments.Number("repetitions", DefaultRepetitions));

static int Operations(Arguments arguments) =>
    OperationRun.Execute(
        arguments.Text("case", "*"), arguments.Number("repetitions", DefaultRepetitions), arguments.Number("rows", DefaultRows), arguments.Number("batch", 0));

static int Benchmarks(string[] args)
{
    var config = DefaultConfig.Instance.AddDiagnoser(MemoryDiagnoser.Default);
    BenchmarkSwitcher.FromAssembly(typeof(Arguments).Assembly).Run(args, config);
    return 0;
}
