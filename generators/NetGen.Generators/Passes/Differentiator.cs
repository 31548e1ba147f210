using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// Reverse-mode differentiation: walks the ops from the loss back, each adding the ops of its adjoint. Only what leads to a parameter is
/// differentiated; the input's gradient is never computed.
/// </summary>
internal sealed class Differentiator : Adjoint
{
    private readonly List<Op> _ops;
    private readonly HashSet<Tensor> _needed;
    private readonly Dictionary<Tensor, List<Tensor>> _parts = [];
    private readonly HashSet<string> _names = [];

    // What an op computes, views aside; but not what ops compute more than before once they are differentiated (the gradient of logits, the place
    // of a maximum), since no parameter is of their kind.
    private readonly HashSet<Tensor> _computed;
    private string _origin = "";

    private Differentiator(NetworkProgram forward)
    {
        _ops = [.. forward.Ops];
        _needed = Dependents(forward.Ops);
        _computed = [.. forward.Ops.Where(op => op is not Reshape).SelectMany(op => op.Outputs)];
    }

    /// <summary>
    /// The program with its backward part: its results are the loss, the gradient of every parameter, and what else the forward part was
    /// run for (updated buffers).
    /// </summary>
    public static NetworkProgram Run(NetworkProgram forward, ParameterTable parameters)
    {
        var pass = new Differentiator(forward);
        var loss = forward.Results[0];
        pass.Seed(loss);
        foreach (var op in forward.Ops.Reverse())
        {
            pass._origin = op.Origin;
            op.Differentiate(pass);
        }

        var gradients = parameters.Parameters.Select(parameter => pass.Finish(parameter.Tensor)).ToList();
        return DeadCode.Run(new NetworkProgram(pass._ops, forward.Input, forward.Target, [loss, .. gradients, .. forward.Results.Skip(1)]));
    }

    public override bool Needs(Tensor tensor) => tensor.Role == TensorRole.Parameter || _needed.Contains(tensor);

    public override Tensor? GradientOf(Tensor output)
    {
        if (!_parts.TryGetValue(output, out var parts))
            return null;

        if (parts.Count > 1)
        {
            var sum = NewGradient(output);
            Expr value = new Input(0);
            for (var i = 1; i < parts.Count; i++)
                value += new Input(i);
            Emit(Map.Store(sum, value, [.. parts]));
            _parts[output] = parts = [sum];
        }

        return parts[0];
    }

    public override Tensor NewGradient(Tensor of) => NewTemporary("∂" + of.Name, of.Batched, of.Shape);

    public override Tensor NewTemporary(string name, bool batched, Shape shape)
    {
        var unique = name;
        for (var n = 2; !_names.Add(unique); n++)
            unique = name + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Tensor(unique, TensorRole.Temporary, batched, shape);
    }

    public override void Emit(Op op)
    {
        op.Origin = _origin;
        _ops.Add(op);
        if (op is not Reshape)
            _computed.UnionWith(op.Outputs);
    }

    public override void Contribute(Tensor input, Tensor part)
    {
        if (!_parts.TryGetValue(input, out var parts))
            _parts.Add(input, parts = []);
        parts.Add(part);
    }

    // Which tensors depend on a parameter.
    private static HashSet<Tensor> Dependents(IReadOnlyList<Op> ops)
    {
        var dependents = new HashSet<Tensor>();
        foreach (var op in ops)
        {
            if (op.Inputs.Any(input => input.Role == TensorRole.Parameter || dependents.Contains(input)))
                dependents.UnionWith(op.Outputs);
        }

        return dependents;
    }

    private void Seed(Tensor loss)
    {
        _origin = "loss";
        var one = NewGradient(loss);
        Emit(Map.Store(one, 1));
        Contribute(loss, one);
    }

    // A parameter's gradient is a tensor of its own, with a place in the gradient block.
    private Tensor Finish(Tensor parameter)
    {
        _origin = parameter.Name;
        var gradient = GradientOf(parameter);
        if (gradient is null || gradient.Role == TensorRole.Gradient || gradient.Shape != parameter.Shape || !_computed.Contains(gradient))
        {
            var own = NewGradient(parameter);
            Emit(gradient is null ? Map.Store(own, 0) : Map.Store(own, new Input(0), gradient));
            gradient = own;
        }

        gradient.Role = TensorRole.Gradient;
        gradient.Owner = parameter;
        return gradient;
    }
}
