using System.Diagnostics;
using System.IO.Enumeration;
using System.Runtime;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        Console.WriteLine("generator: in a new process (of which just-in-time compilation), then the median of 20 in one that has run it 100 times; C# compiler: emit, likewise");
        Console.WriteLine("floor: a generator that does no more than find the class and read its attributes, in a new process; what that costs is Roslyn's");
        foreach (var name in cases.Select(Name))
        {
            var status = Run("generation", "--case", name);
            status = status == 0 ? Run("generation-floor", name) : status;
            if (status != 0)
                return status;
        }

        return 0;
    }

    /// <summary>In a process of its own: what Roslyn takes for any generator that looks at the class of a network.</summary>
    public static int Floor(string name)
    {
        WarmUp();
        var (time, jit) = (Stopwatch.StartNew(), JitInfo.GetCompilationTime());
        _ = Generate(Compile(File.ReadAllText(Path.Combine(Folder, $"{name}.cs"))), new Finder());
        Console.WriteLine(Invariant($"{"",-20} floor {time.Elapsed.TotalMilliseconds,4:F0} ms (JIT {(JitInfo.GetCompilationTime() - jit).TotalMilliseconds:F0})"));
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
        // Roslyn itself is compiled ahead of time in the SDK: here it gets warm before the generator does.
        WarmUp();
        var (cold, jit) = (Stopwatch.StartNew(), JitInfo.GetCompilationTime());
        var output = Generate(Compile(File.ReadAllText(path)));
        var (coldTime, jitTime) = (cold.Elapsed, JitInfo.GetCompilationTime() - jit);
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
            $"{Name(path),-20} cold {coldTime.TotalMilliseconds,5:F0} ms (JIT {jitTime.TotalMilliseconds:F0})  warm {warm.Median,5:F0} ms  source {bytes / 1e3,4:F0} KB  C# compiler {emit.Median,5:F0} ms"));
    }

    private static void WarmUp()
    {
        var compilation = Compile("public static class Nothing { public static int One() => 1; }");
        CSharpGeneratorDriver.Create(new Nothing()).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Emit(output);
    }

    private static CodeAnalysis.Compilation Generate(CSharpCompilation compilation) => Generate(compilation, new NetworkGenerator());

    private static CodeAnalysis.Compilation Generate(CSharpCompilation compilation, IIncrementalGenerator generator)
    {
        CSharpGeneratorDriver.Create(generator).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
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

    /// <summary>A generator that does nothing.</summary>
    private sealed class Nothing : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
        }
    }

    /// <summary>A generator that finds the classes marked as networks, reads their attributes, and writes that it did.</summary>
    private sealed class Finder : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var classes = context.SyntaxProvider.ForAttributeWithMetadataName(
                typeof(NetworkAttribute).FullName!,
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, _) => (found.TargetSymbol.Name, Count: found.TargetSymbol.GetAttributes().Length));
            context.RegisterSourceOutput(classes, static (output, found) => output.AddSource($"{found.Name}.g.cs", Invariant($"// {found.Count} attributes")));
        }
    }
}
