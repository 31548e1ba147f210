using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>The kernels of a network. Kernels that come out alike are emitted once, whatever layers they serve.</summary>
/// <param name="mostSpecializedCharacters">The length of all kernels beyond which those that differ in numbers only share their code.</param>
internal sealed class KernelLibrary(int mostSpecializedCharacters = KernelLibrary.MostSpecializedCharacters)
{
    /// <summary>As much as the C# compiler takes in a second or two.</summary>
    public const int MostSpecializedCharacters = 300_000;

    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, Known> _known = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<KernelFamily.Member> _kernels = [];
    private readonly List<string> _constantTexts = [];
    private readonly Dictionary<string, Shared> _shared = [];
    private IReadOnlyList<string>? _families;
    private int _constants;

    /// <summary>All arrays and kernels, these in the order of first use.</summary>
    public IEnumerable<string> Texts => _constantTexts.Concat(_families ?? _kernels.Select(kernel => kernel.Named));

    /// <summary>Lets kernels share their code if all would be too much to compile; nothing is added after that.</summary>
    public void ShareCode()
    {
        if (_kernels.Sum(kernel => kernel.Source.Length) <= mostSpecializedCharacters)
            return;

        _families = KernelFamily.Of(_kernels).Select(family =>
        {
            if (family.Members.Count == 1)
                return family.Members[0].Named;

            var name = Unique(family.Name);
            var text = family.Write(name, out var numbers);
            for (var i = 0; i < family.Members.Count; i++)
                _shared.Add(family.Members[i].Name, new Shared(name, numbers[i]));
            return text;
        }).ToList();
    }

    /// <summary>A line with the final names of kernels, with a call at its end or none; those that share their code are passed their numbers.</summary>
    public string Link(string line)
    {
        var (start, end) = (line.IndexOf('«'), line.IndexOf('»'));
        if (start < 0 || end < start)
            return line;

        var (before, name) = (line.Substring(0, start), line.Substring(start + 1, end - start - 1));
        var close = line.LastIndexOf(");", StringComparison.Ordinal);
        if (close < end)
            return before + name + Link(line.Substring(end + 1));

        var (target, numbers) = _shared.TryGetValue(name, out var shared) ? shared : new Shared(name, []);
        return before + target + string.Join(", ", numbers.Prepend(line.Substring(end + 1, close - end - 1))) + line.Substring(close);
    }

    /// <summary>The name of an array of numbers known to the compiler.</summary>
    public string AddConstant(Tensor tensor)
    {
        var values = string.Join(", ", tensor.Values!.Select(Literal.Float));
        if (_names.TryGetValue(values, out var known))
            return known;

        var name = $"Constant{Literal.Int(_constants++)}";
        _names.Add(values, name);
        _constantTexts.Add(
            $"// {tensor.Shape}\npublic static ReadOnlySpan<float> {name}\n{{\n"
            + $"\t[MethodImpl(MethodImplOptions.AggressiveOptimization)]\n\tget => [{values}];\n}}\n");
        return name;
    }

    /// <summary>The call of an op's kernel, which is printed if none of its kind has been.</summary>
    public KernelCall Add(Op op)
    {
        var key = KernelKey.Of(op);
        if (!_known.TryGetValue(key.Text, out var known))
        {
            var (kernel, signature) = Print(op);
            known = new Known(Add(kernel), signature, Integers.Of(signature.Tensors, key.NumberOf));
            _known.Add(key.Text, known);
        }

        return new KernelCall(known.Name, known.Tensors.Select(key.Storage), known.Signature);
    }

    /// <summary>
    /// What a kernel is called (by the name of an equal one, if there is one), with the width where it takes that. The name becomes final by
    /// <see cref="Link"/>, once all kernels are known.
    /// </summary>
    public string Add(KernelText kernel) => $"«{NameOf(kernel)}»{(kernel.TakesWidth ? $"<{VectorWidth.Any.TypeArguments}>" : "")}";

    /// <summary>An op's kernel, and what a call passes to it.</summary>
    public static (KernelText Text, KernelSignature Signature) Print(Op op) => op switch
    {
        Contraction contraction => ContractionKernel.Print(ContractionPlan.Of(contraction)),
        Map map => MapKernel.Print(map),
        SoftmaxCrossEntropy crossEntropy => CrossEntropyKernel.Print(crossEntropy),
        Window window => WindowKernel.Print(window),
        WindowSpread spread => WindowSpreadKernel.Print(spread),
        Rearrange rearrange => RearrangeKernel.Print(rearrange),
        WinogradFilters filters => WinogradFiltersKernel.Print(filters),
        GroupSum sum => MapKernel.Print(sum.OfRows()),
        WinogradGradient gradient => WinogradGradientKernel.Print(gradient),
        _ => throw new NotSupportedException($"No kernel for {op.GetType().Name}."),
    };

    // A kernel's name, what it takes, and which of the op's tensors it is passed.
    private sealed record Known(string Name, KernelSignature Signature, Integers Tensors);

    // A kernel that stands for several, and the numbers of one of them.
    private sealed record Shared(string Name, IReadOnlyList<string> Numbers);

    private string NameOf(KernelText kernel)
    {
        var source = kernel.Write(KernelFamily.AnyName);
        if (_names.TryGetValue(source, out var known))
            return known;

        var name = Unique(string.Concat(kernel.Name.Where(IsPartOfName)));
        _names.Add(source, name);
        _kernels.Add(new KernelFamily.Member(name, kernel, source));
        return name;
    }

    private static bool IsPartOfName(char character) => character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_';

    private string Unique(string name)
    {
        var unique = name;
        for (var n = 2; !_taken.Add(unique); n++)
            unique = $"{name}_{Literal.Int(n)}";
        return unique;
    }
}
