using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// The parameters of a kernel, named by their part in it and not by whose they are, so that alike kernels come out alike; and what a
/// call passes for them.
/// </summary>
internal sealed class KernelSignature
{
    private readonly List<(Tensor Storage, string Name)> _tensors = [];
    private readonly List<(string Scalar, string Name)> _scalars = [];
    private readonly List<(int Stream, string Name)> _streams = [];
    private readonly List<string> _integers = [];
    private readonly List<int> _constants = [];

    /// <summary>The tensors that a call passes, in order.</summary>
    public IReadOnlyList<Tensor> Tensors => _tensors.ConvertAll(t => t.Storage);

    /// <summary>The step's scalars that a call passes.</summary>
    public IReadOnlyList<string> Scalars => _scalars.ConvertAll(s => s.Scalar);

    /// <summary>The random streams that a call passes.</summary>
    public IReadOnlyList<int> Streams => _streams.ConvertAll(s => s.Stream);

    /// <summary>The reference to a tensor; one that is updated in place has one reference.</summary>
    public string Reference(Tensor tensor, string stem)
    {
        var storage = StorageOf(tensor);
        foreach (var (known, name) in _tensors)
        {
            if (known == storage)
                return name;
        }

        var count = _tensors.Count(t => t.Name.StartsWith(stem, StringComparison.Ordinal) && t.Name.Skip(stem.Length).All(char.IsDigit));
        var fresh = stem is "in" or "out" ? stem + Literal.Int(count) : stem;
        _tensors.Add((storage, fresh));
        return fresh;
    }

    public string Scalar(string scalar)
    {
        if (!_scalars.Exists(s => s.Scalar == scalar))
            _scalars.Add((scalar, "s" + Literal.Int(_scalars.Count)));
        return _scalars.Find(s => s.Scalar == scalar).Name;
    }

    public string Random(int stream)
    {
        if (!_streams.Exists(s => s.Stream == stream))
            _streams.Add((stream, "random" + Literal.Int(_streams.Count)));
        return _streams.Find(s => s.Stream == stream).Name;
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
        .. _tensors.Select(t => $"ref {(IsInteger(t.Storage) ? "int" : "float")} {t.Name}"),
        .. _scalars.Select(s => $"float {s.Name}"),
        .. _streams.Select(s => $"in PhiloxStream {s.Name}"),
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
    public HashSet<Tensor> Integers { get; } = [];

    private bool IsInteger(Tensor tensor) => Integers.Contains(tensor);
}
