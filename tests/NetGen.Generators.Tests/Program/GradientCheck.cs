using NetGen.Generators.Infrastructure;
using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Program;

/// <summary>
/// Checks the adjoints of ops: builds a small program, differentiates it, and compares the gradient of every element of every operand
/// with finite differences of the interpreted program, before and after fusion.
/// </summary>
internal sealed class GradientCheck
{
    private const double Tolerance = 1e-9;

    private readonly ParameterTable _parameters = new();
    private readonly Dictionary<Tensor, double[]> _bindings = [];
    private readonly Random _random = new(20260);

    public GradientCheck() => Context = new LoweringContext(_parameters, training: true) { LayerName = "op" };

    /// <summary>The extent of the batch axis.</summary>
    public int Batch { get; init; } = 3;

    /// <summary>Where the ops under test go.</summary>
    public LoweringContext Context { get; }

    public IReadOnlyList<int>? Classes { get; init; }

    public Dictionary<string, double> Scalars { get; } = [];

    public Func<int, int, double>? Random { get; init; }

    /// <summary>
    /// Whether to compare with what the whole pipeline of passes makes of the program; otherwise with what fusion does: for contractions
    /// that no kernel reads as they stand.
    /// </summary>
    public bool WholePipeline { get; init; }

    /// <summary>An operand without a batch axis, with random values away from 0 and 1, where expressions like to have kinks.</summary>
    public Tensor Parameter(string name, params int[] shape)
    {
        var axes = Integers.Range(0, shape.Length);
        var tensor = Context.Parameter(name, new Shape(shape), new Shape(shape), axes, Initialization.Zeros);
        _bindings[tensor] = RandomValues(tensor.Size);
        return tensor;
    }

    /// <summary>
    /// An operand with a batch axis, each element of which is an element of a parameter: row b of the parameter, chosen by a contraction
    /// with the identity matrix.
    /// </summary>
    public Tensor Batched(string name, params int[] shape)
    {
        var rows = Parameter(name, [Batch, .. shape]);
        var ones = Enumerable.Range(0, Batch * Batch).Select(i => i % (Batch + 1) == 0 ? 1.0 : 0);
        var identity = Fixed("identity of " + name, batched: true, [.. ones], Batch);
        var tensor = Context.Temporary(new Shape(shape), name);
        var (b, m) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("m", Batch));
        var axes = shape.Select((extent, axis) => new LoopIndex($"a{axis}", extent)).ToArray();
        Context.Emit(new Contraction(Operand.Of(tensor, [b, .. axes]), Operand.Of(identity, b, m), Operand.Of(rows, [m, .. axes])));
        return tensor;
    }

    /// <summary>Numbers from outside that have no gradient.</summary>
    public Tensor Fixed(string name, bool batched, double[] values, params int[] shape)
    {
        var tensor = new Tensor(name, TensorRole.Constant, batched, new Shape(shape));
        _bindings[tensor] = values;
        return tensor;
    }

    /// <summary>A tensor that training changes without a gradient, with random values.</summary>
    public Tensor Buffer(string name, params int[] shape)
    {
        var tensor = Context.Buffer(name, new Shape(shape), 0);
        _bindings[tensor] = RandomValues(tensor.Size);
        return tensor;
    }

    /// <summary>Gives all parameters values that are 0.02 apart at least, so that small steps don't change which is the largest.</summary>
    public void SetApart()
    {
        foreach (var info in _parameters.Parameters)
            _bindings[info.Tensor] = [.. Enumerable.Range(1, info.Tensor.Size).OrderBy(_ => _random.Next()).Select(i => 0.02 * i)];
    }

    /// <summary>Rounds all values to multiples of a step, so that many are the same.</summary>
    public void Round(double step)
    {
        foreach (var values in _bindings.Values)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = step * Math.Round(values[i] / step);
        }
    }

    /// <summary>The values that an operand has from outside.</summary>
    public double[] ValuesOf(Tensor tensor) => _bindings[tensor];

    /// <summary>
    /// Gives random values to the parameters that a layer declared, and returns how many scalars they have. Its buffers get what they start
    /// with.
    /// </summary>
    public int FillDeclaredParameters()
    {
        foreach (var buffer in _parameters.Buffers)
            _bindings[buffer.Tensor] = [.. Enumerable.Repeat(buffer.Initial, buffer.Tensor.Size)];
        var missing = _parameters.Parameters.Where(parameter => !_bindings.ContainsKey(parameter.Tensor)).ToList();
        foreach (var parameter in missing)
            _bindings.Add(parameter.Tensor, RandomValues(parameter.Tensor.Size));
        return missing.Sum(parameter => parameter.Tensor.Size);
    }

    /// <summary>The values of a parameter in logical order, by its name within the layer.</summary>
    public double[] Logical(string name)
    {
        var info = _parameters.Parameters.Single(parameter => parameter.Name == "op." + name);
        return LogicalOrder.FromPhysical(info, _bindings[info.Tensor]);
    }

    /// <summary>How many scalars the layer keeps and doesn't train.</summary>
    public int DeclaredBuffers => _parameters.Buffers.Sum(buffer => buffer.Tensor.Size);

    /// <summary>Differentiates Σ c · output with a random c for each element, so that no mistake cancels another.</summary>
    public void Verify(params Tensor[] outputs) => VerifyLoss(Combine(outputs));

    /// <summary>Σ c · output: one scalar that depends on every element in another way.</summary>
    public Tensor Combine(params Tensor[] outputs)
    {
        Expr sum = 0;
        var parts = new List<Tensor>();
        foreach (var output in outputs)
        {
            var count = output.Size * (output.Batched ? Batch : 1);
            var cotangent = Fixed("cotangent", output.Batched, RandomValues(count), [.. output.Shape.Axes]);
            var part = Context.Reduce(Reduction.RowSum, "rows", new Input(0) * new Input(1), output, cotangent);
            sum += new Input(parts.Count);
            parts.Add(output.Batched ? Context.Reduce(Reduction.ColumnSum, "total", new Input(0), part) : part);
        }

        return Context.Map(new Shape(1), "loss", sum, [.. parts]);
    }

    /// <summary>The ops so far and their adjoints: the loss, then the gradients of all parameters. For once only.</summary>
    /// <param name="loss">The scalar.</param>
    /// <param name="before">A pass over the ops, before they are differentiated.</param>
    public NetworkProgram Differentiate(Tensor loss, Func<NetworkProgram, NetworkProgram>? before = null)
    {
        var program = new NetworkProgram(Context.Ops, null, null, [loss, .. Context.Updates]);
        return Differentiator.Run(before is null ? program : before(program), _parameters);
    }

    /// <summary>Differentiates one scalar.</summary>
    public void VerifyLoss(Tensor loss)
    {
        var forward = new NetworkProgram(Context.Ops, null, null, [loss]);
        var gradients = Differentiate(loss);
        var fused = WholePipeline
            ? Programs.Optimize(gradients)
            : EpilogueFusion.Run(SiblingFusion.Run(MapFusion.Run(GatherForm.Run(Attachment.Run(gradients)))));
        var plain = Run(gradients);
        var fast = Run(fused);

        Assert.NotEmpty(_parameters.Parameters);
        foreach (var (parameter, gradient) in _parameters.Parameters.Zip(gradients.Results.Skip(1)))
        {
            var values = _bindings[parameter.Tensor];
            Near.Equal(plain[gradient], fast[gradient], 1e-12, $"fused ∂{parameter.Name}");
            for (var i = 0; i < values.Length; i++)
            {
                var expected = FiniteDifferences.Derivative(() => Run(forward)[loss][0], values, i);
                Near.Equal(expected, plain[gradient][i], Tolerance, $"∂{parameter.Name}[{i}]");
            }
        }
    }

    /// <summary>Runs the ops without differentiating them.</summary>
    public double[] Evaluate(Tensor output) => Run(new NetworkProgram(Context.Ops, null, null, [output]))[output];

    /// <summary>Every tensor's value.</summary>
    public Dictionary<Tensor, double[]> Run(NetworkProgram program) =>
        Interpreter.Run(
            program,
            Batch,
            _bindings,
            Classes,
            new Dictionary<string, double>(Scalars) { [ScalarNames.InverseBatch] = 1.0 / Batch },
            Random);

    private double[] RandomValues(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (0.1 + (0.8 * _random.NextDouble())) * (_random.Next(2) == 0 ? 1 : -1))];
}
