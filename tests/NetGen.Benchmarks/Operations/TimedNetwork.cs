using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generators;
using NetGen.Generators.Parsing;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Shapes;
using NetGen.Training;

namespace NetGen.Benchmarks.Operations;

/// <summary>A network compiled with a look at the clock behind every op of its training pass, or with some ops again and again behind the pass.</summary>
internal sealed partial class TimedNetwork
{
    private readonly object _network;

    private TimedNetwork(object network, IReadOnlyList<Op> operations) => (_network, Operations) = (network, operations);

    /// <summary>The ops of the training pass, in the order of the clock's.</summary>
    public IReadOnlyList<Op> Operations { get; }

    /// <summary>Every op is timed where it is in the pass.</summary>
    public static TimedNetwork Compile(string source) => Compile(source, Timed);

    /// <summary>
    /// Some ops are run again behind the pass, one after the other, as many times as the clock has places for, and timed there: with all samples at once, and
    /// with operands and results wherever they left them. (What the operands hold by then may be something else: others use their memory, too.)
    /// </summary>
    public static TimedNetwork Compile(string source, Func<Op, bool> isAgain) =>
        Compile(source, (text, operations) => Again(text, [.. operations.Index().Where(row => isAgain(row.Item)).Select(row => row.Index)], operations.Count));

    private static TimedNetwork Compile(string source, Func<string, IReadOnlyList<Op>, string> change)
    {
        var compilation = CSharpCompilation.Create(
            "Timed", [CSharpSyntaxTree.ParseText(source)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        var type = compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Single(candidate => candidate.GetAttributes().Any(NetworkAttributes.IsNetwork));
        var plan = new NetworkPlan(NetworkDesign.Of(NetworkReader.Read(type)).Graph ?? throw new InvalidOperationException("The network has mistakes."));
        var operations = SampleBlock.Of(plan.Training.Steps).SelectMany(block => block.Steps).Select(step => step.Op).ToList();

        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        foreach (var tree in output.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".Backward.g.cs", StringComparison.Ordinal)).ToList())
            output = output.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(change(tree.ToString(), operations)));

        using var image = new MemoryStream();
        var result = output.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        var loaded = Assembly.Load(image.ToArray()).GetType(type.ToDisplayString(), throwOnError: true)!;
        return new TimedNetwork(Activator.CreateInstance(loaded, 1ul)!, operations);
    }

    private delegate float Gradients<TTarget>(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets);

    /// <summary>Forward and backward on a batch of random numbers; returns the loss.</summary>
    public Func<float> Step(int batch) => _network switch
    {
        ITrainable<int> classifier => Step(classifier, batch, Measurement.RandomBatch.Classes(batch * classifier.TargetSize, classifier.OutputSize)),
        ITrainable<float> regressor => Step(regressor, batch, Measurement.RandomBatch.Numbers(batch * regressor.TargetSize, stream: 1)),
        _ => throw new NotSupportedException($"{_network.GetType()} can't be trained."),
    };

    private static Func<float> Step<TTarget>(ITrainable<TTarget> network, int batch, TTarget[] targets)
        where TTarget : unmanaged
    {
        // A member of the generated class, but not of the interface.
        var compute = network.GetType().GetMethod("ComputeGradients", [typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<TTarget>)])!
            .CreateDelegate<Gradients<TTarget>>(network);
        var inputs = Measurement.RandomBatch.Numbers(batch * network.InputSize);
        return () => compute(inputs, targets);
    }

    private static MetadataReference[] References =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "NetGen.dll" or "NetGen.Benchmarks.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // The ops are the calls of kernels in the pass that takes the vectors' width, one after another.
    private static string Timed(string source, IReadOnlyList<Op> operations)
    {
        var (pass, count) = (Pass(source), 0);
        var timed = Call().Replace(source[pass..], match => $"{{ {match.Value} {Clock}.Lap({Number(count++)}); }}");
        Require(operations.Count, count);
        var body = timed.IndexOf('{', StringComparison.Ordinal) + 1;
        return $"{source[..pass]}{timed[..body]} {Clock}.Start();{timed[body..]}";
    }

    // In a loop over blocks of samples, the block's are called start and end; the whole batch's, first and last. What only passes through such a loop has a
    // place for each sample here, and numbers in it: pages that nobody has written are all the same one to the cache, which then takes its lines for others.
    private static string Again(string source, IReadOnlyList<int> again, int operations)
    {
        var pass = Pass(source);
        var calls = Call().Matches(source[pass..]);
        Require(operations, calls.Count);
        var body = string.Concat(again.Select(place => OfAll(calls[place].Value)));
        var passing = string.Concat(Passing().Matches(source[pass..]).Where(match => Regex.IsMatch(body, $@"\b{match.Groups["name"].Value}\b"))
            .Select(match => $"{OfAll(match.Value)} System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {match.Groups["name"].Value}, (int)batch * {match.Groups["size"].Value}).Fill(0.5f); ").Distinct());
        var end = source.IndexOf("\n\t\t}", pass, StringComparison.Ordinal);
        return $"{source[..end]} {{ {passing} {Clock}.Start(); for (var again = 0; again < {Clock}.Places; again++) {{ {body} {Clock}.Lap(again); }} }}{source[end..]}";

        static string OfAll(string text) => BlockBound().Replace(text, match => match.Value == "start" ? "first" : "last");
    }

    private static string Clock => "global::" + typeof(OperationClock).FullName;

    private static int Pass(string source)
    {
        var pass = source.IndexOf("void Backward<L, V>", StringComparison.Ordinal);
        return pass >= 0 ? pass : source.IndexOf("void Backward(", StringComparison.Ordinal); // small networks: each kernel chooses
    }

    private static void Require(int operations, int calls)
    {
        if (calls != operations)
            throw new InvalidOperationException($"There are {Number(operations)} ops, but {Number(calls)} calls.");
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=^\t+)Kernels\..*;$", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex(@"(?<=^\t+)ref var (?<name>\w+) = ref .*\(last - end\) \* (?<size>[\d_]+).*;$", RegexOptions.Multiline)]
    private static partial Regex Passing();

    [GeneratedRegex(@"\b(start|end)\b")]
    private static partial Regex BlockBound();
}
