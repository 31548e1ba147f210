using System.Diagnostics;
using System.IO.Enumeration;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Benchmarks.Measurement;
using NetGen.Generators;
using static System.FormattableString;
using CodeAnalysis = Microsoft.CodeAnalysis;

namespace NetGen.Benchmarks.Compilation;

/// <summary>
/// What a network costs while its project is compiled: the generator in a process that has never run it, and in one that has; the size of
/// the source; and the C# compiler's time for it. Each network is measured in a process of its own.
/// </summary>
internal static class GenerationRun
{
    // An editor or a compiler server has run the generator often. A method is compiled for good after its sixtieth call, many of them have one a network.
    private const int WarmUps = 100;
    private const int Repetitions = 20;

    // Read once, as an editor or a compiler server does.
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "NetGen.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static int Execute(string pattern)
    {
        var cases = Directory.GetFiles(Folder, "*.cs").Where(path => FileSystemName.MatchesSimpleExpression($"*{pattern}*", Name(path))).Order(StringComparer.Ordinal).ToList();
        if (cases.Count == 0)
        {
            Console.Error.WriteLine($"No case matches {pattern}; there are:\n  {string.Join("\n  ", Directory.GetFiles(Folder, "*.cs").Select(Name))}");
            return 2;
        }

        if (cases.Count == 1)
        {
            Measure(cases[0]);
            return 0;
        }

        Console.WriteLine($"machine: {Machine.Description}");
        Console.WriteLine("generator, cold: the median of 5 new processes of the SDK's compiler, by its own account (in brackets: as the portable assembly)");
        Console.WriteLine("generator, warm: the median of 20 in a process that has run it 100 times; C# compiler: emit, likewise");
        foreach (var name in cases.Select(Name))
        {
            var status = Run("generation", "--case", name);
            if (status != 0)
                return status;
        }

        return 0;
    }

    private static int Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Architectures");

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    private static void Measure(string path)
    {
        // Before this process compiles in the background what it has run often.
        var (cold, portable) = (SdkCompiler.ColdGeneration(path, isPortable: false), SdkCompiler.ColdGeneration(path, isPortable: true));
        var output = Generate(Compile(File.ReadAllText(path)));
        var bytes = output.SyntaxTrees.Skip(1).Sum(tree => Encoding.UTF8.GetByteCount(tree.ToString()));

        var (warm, emit) = (new Sample(), new Sample());
        for (var i = -WarmUps; i < Repetitions; i++)
        {
            var compilation = Compile(File.ReadAllText(path));
            var watch = Stopwatch.StartNew();
            output = Generate(compilation);
            if (i >= 0)
                warm.Add(watch.Elapsed.TotalMilliseconds);
        }

        // By itself: what the compiler leaves behind for the garbage collector is no business of the generator's.
        for (var i = 0; i < Repetitions; i++)
        {
            output = Generate(Compile(File.ReadAllText(path)));
            var watch = Stopwatch.StartNew();
            Emit(output);
            emit.Add(watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(Invariant(
            $"{Name(path),-20} cold {cold,4:F0} ms ({portable:F0})  warm {warm.Median,5:F0} ms  source {bytes / 1e3,4:F0} KB  C# compiler {emit.Median,5:F0} ms"));
    }

    private static CodeAnalysis.Compilation Generate(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return output;
    }

    private static void Emit(CodeAnalysis.Compilation compilation)
    {
        var result = compilation.Emit(Stream.Null);
        if (!result.Success)
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Network",
        [CSharpSyntaxTree.ParseText(source)],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
}
