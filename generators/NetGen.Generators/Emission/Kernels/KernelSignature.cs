using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// The parameters of a kernel, named by their part in it and not by whose they are, so that alike kernels come out alike; and what a
/// call passes for them.
/// </summary>
internal sealed class KernelSignature
{
    private readonly List<Tensor> _tensors = [];
    private readonly List<string> _references = [];
    private readonly List<string> _scalars = [];
    private readonly List<int> _streams = [];
    private readonly List<string> _integers = [];
    private readonly List<int> _constants = [];

    /// <summary>The tensors that a call passes, in order.</summary>
    public IReadOnlyList<Tensor> Tensors => _tensors;

    /// <summary>The step's scalars that a call passes.</summary>
    public IReadOnlyList<string> Scalars => _scalars;

    /// <summary>The random streams that a call passes.</summary>
    public IReadOnlyList<int> Streams => _streams;

    /// <summary>The reference to a tensor; one that is updated in place has one reference.</summary>
    public string Reference(Tensor tensor, string stem)
    {
        var storage = StorageOf(tensor);
        var known = _tensors.IndexOf(storage);
        if (known >= 0)
            return _references[known];

        var name = stem is "in" or "out" ? stem + Literal.Int(_references.Count(reference => IsNumbered(reference, stem))) : stem;
        _tensors.Add(storage);
        _references.Add(name);
        return name;
    }

    public string Scalar(string scalar)
    {
        if (!_scalars.Contains(scalar))
            _scalars.Add(scalar);
        return ScalarName(_scalars.IndexOf(scalar));
    }

    public string Random(int stream)
    {
        if (!_streams.Contains(stream))
            _streams.Add(stream);
        return StreamName(_streams.IndexOf(stream));
    }

    /// <summary>An integer that a call passes behind the range; what only bounds a loop needn't be a constant of the kernel.</summary>
    public void Constant(string name, int value)
    {
        Integer(name);
        _constants.Add(value);
    }

    public IReadOnlyList<int> Constants => _constants;

    /// <summary>What a call multiplies the range with: samples become rows or elements.</summary>
    public int RangeScale { get; set; } = 1;

    public void Integer(string name) => _integers.Add(name);

    /// <summary>C# parameters: references, scalars, random streams, and the range of rows or columns.</summary>
    public IReadOnlyList<string> Parameters =>
    [
        .. _tensors.Select((tensor, i) => $"ref {(IsInteger(tensor) ? "int" : "float")} {_references[i]}"),
        .. _scalars.Select((_, i) => $"float {ScalarName(i)}"),
        .. Integers.Range(0, _streams.Count).Select(i => $"in PhiloxStream {StreamName(i)}"),
        .. _integers.Select(i => $"nint {i}"),
    ];

    /// <summary>Declares everything that expressions refer to, in the order of slots.</summary>
    public void Declare(IEnumerable<Expr> expressions)
    {
        foreach (var node in expressions.SelectMany(expression => expression.Descendants()))
        {
            if (node is ScalarValue scalar)
                Scalar(scalar.Name);
            else if (node is RandomUniform random)
                Random(random.Stream);
        }
    }

    /// <summary>Whose memory a tensor lies in: a view's base, and what is updated in place.</summary>
    public static Tensor StorageOf(Tensor tensor)
    {
        while (tensor.ViewOf is { } viewed)
            tensor = viewed;
        return tensor.Overwrites ?? tensor;
    }

    /// <summary>Whether a whole vector may be read behind its last element: there is room behind all memory that isn't the caller's.</summary>
    public static bool HasRoomBehind(Tensor tensor) => StorageOf(tensor).Role is TensorRole.Parameter or TensorRole.Buffer
        or TensorRole.Gradient or TensorRole.State or TensorRole.Temporary;

    /// <summary>Class indices are integers; they are the target of the fused cross-entropy only.</summary>
    public HashSet<Tensor> ClassIndices { get; } = [];

    private static string ScalarName(int index) => "s" + Literal.Int(index);

    private static string StreamName(int index) => "random" + Literal.Int(index);

    // The stem and digits.
    private static bool IsNumbered(string name, string stem)
    {
        if (!name.StartsWith(stem, StringComparison.Ordinal))
            return false;

        for (var i = stem.Length; i < name.Length; i++)
        {
            if (!char.IsDigit(name[i]))
                return false;
        }

        return true;
    }

    private bool IsInteger(Tensor tensor) => ClassIndices.Contains(tensor);
}
