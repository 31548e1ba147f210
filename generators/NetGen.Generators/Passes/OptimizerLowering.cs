using NetGen.Generators.Optimizers;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>From an optimizer to ops: clipping, then one map over the flat blocks of parameters, gradients and state, in place.</summary>
internal static class OptimizerLowering
{
    // PyTorch's clip_grad_norm_ adds this to the norm.
    private const double NormEpsilon = 1e-6;

    public static NetworkProgram Lower(Optimizer optimizer, int blockLength)
    {
        var shape = new Shape(blockLength);
        var ops = new List<Op>();
        var parameters = new Tensor("parameters", TensorRole.Parameter, batched: false, shape);
        var gradients = new Tensor("gradients", TensorRole.Gradient, batched: false, shape);
        var states = optimizer.State.Select(state => new Tensor(state.Name, TensorRole.State, batched: false, shape)).ToList();
        var inputs = new List<Tensor> { parameters, gradients };
        inputs.AddRange(states);

        var gradient = In(1);
        if (optimizer.ClipValue > 0)
            gradient = Min(Max(gradient, -optimizer.ClipValue), optimizer.ClipValue);

        if (optimizer.ClipNorm > 0)
        {
            inputs.Add(ClipScale(optimizer, gradients, ops));
            gradient *= In(inputs.Count - 1);
        }

        var update = optimizer.Step(In(0), gradient, Enumerable.Range(2, states.Count).Select(In).ToList());
        var results = new List<MapOutput> { InPlace(parameters, update.Parameter) };
        results.AddRange(states.Select((state, i) => InPlace(state, update.State[i])));
        ops.Add(new Map(Space.Of(parameters), inputs, results) { Origin = optimizer.Kind });
        return new NetworkProgram(ops, null, null, results.ConvertAll(result => result.Target));
    }

    private static MapOutput InPlace(Tensor tensor, Expr value) => new(
        new Tensor("next " + tensor.Name, tensor.Role, batched: false, tensor.Shape) { Owner = tensor },
        Simplifier.Simplify(value),
        Reduction.None);

    // min(1, clip / (‖g‖ + ε)), one number for all.
    private static Tensor ClipScale(Optimizer optimizer, Tensor gradients, List<Op> ops)
    {
        var squares = new Tensor("squaredNorm", TensorRole.Temporary, batched: false, new Shape(1));
        var scale = new Tensor("clipScale", TensorRole.Temporary, batched: false, new Shape(1));
        var element = optimizer.ClipValue > 0 ? Min(Max(In(0), -optimizer.ClipValue), optimizer.ClipValue) : In(0);
        ops.Add(new Map(Space.Of(gradients), [gradients], [new MapOutput(squares, Square(element), Reduction.RowSum)])
        {
            Origin = "gradient clipping",
        });
        ops.Add(new Map(
            Space.Of(scale), [squares], [new MapOutput(scale, Min(optimizer.ClipNorm / (Sqrt(In(0)) + NormEpsilon), 1), Reduction.None)])
        {
            Origin = "gradient clipping",
        });
        return scale;
    }
}
