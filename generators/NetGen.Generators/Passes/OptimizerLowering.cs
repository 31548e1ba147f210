using NetGen.Generators.Infrastructure;
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
        var scale = optimizer.ClipNorm > 0 ? ClipScale(optimizer, gradients, ops) : null;
        var update = Update(optimizer, parameters, gradients, scale, state => state);
        ops.Add(update);
        return new NetworkProgram(ops, null, null, update.Outputs);
    }

    /// <summary>
    /// A training program that updates each parameter as soon as its gradient is there, which lets the update ride on the gradient's
    /// contraction; null where the whole gradient is needed first, to clip its norm.
    /// </summary>
    public static NetworkProgram? Fuse(NetworkProgram training, Optimizer optimizer)
    {
        if (optimizer.ClipNorm > 0)
            return null;

        var updates = training.Results.Where(result => result.Role == TensorRole.Gradient)
            .Select(gradient => Update(optimizer, gradient.Owner!, gradient, null, state => $"{gradient.Owner!.Name}.{state}"))
            .ToList();
        return new NetworkProgram(
            [.. training.Ops, .. updates],
            training.Input,
            training.Target,
            [.. training.Results.Where(result => result.Role != TensorRole.Gradient), .. updates.SelectMany(update => update.Outputs)]);
    }

    private static Map Update(Optimizer optimizer, Tensor parameter, Tensor gradient, Tensor? scale, Func<string, string> nameOf)
    {
        var states = optimizer.State.Select(state =>
            new Tensor(nameOf(state.Name), TensorRole.State, batched: false, parameter.Shape)
            {
                Owner = parameter,
                StateName = state.Name,
            }).ToList();
        var inputs = new List<Tensor> { parameter, gradient };
        inputs.AddRange(states);

        var value = In(1);
        if (optimizer.ClipValue > 0)
            value = Min(Max(value, -optimizer.ClipValue), optimizer.ClipValue);
        if (scale is not null)
        {
            inputs.Add(scale);
            value *= In(inputs.Count - 1);
        }

        var update = optimizer.Step(In(0), value, Integers.Range(2, states.Count).Select(In).ToList());
        var results = new List<MapOutput> { InPlace(parameter, update.Parameter) };
        results.AddRange(states.Select((state, i) => InPlace(state, update.State[i])));
        return new Map(Space.Flat(parameter), inputs, results) { Origin = optimizer.Kind };
    }

    private static MapOutput InPlace(Tensor tensor, Expr value) => new(
        new Tensor("next " + tensor.Name, tensor.Role, batched: false, tensor.Shape) { Owner = tensor, Overwrites = tensor },
        Simplifier.Simplify(value),
        Reduction.None);

    // min(1, clip / (‖g‖ + ε)), one number for all.
    private static Tensor ClipScale(Optimizer optimizer, Tensor gradients, List<Op> ops)
    {
        var squares = new Tensor("squaredNorm", TensorRole.Temporary, batched: false, new Shape(1));
        var scale = new Tensor("clipScale", TensorRole.Temporary, batched: false, new Shape(1));
        var element = optimizer.ClipValue > 0 ? Min(Max(In(0), -optimizer.ClipValue), optimizer.ClipValue) : In(0);
        ops.Add(new Map(Space.Flat(gradients), [gradients], [new MapOutput(squares, Square(element), Reduction.RowSum)])
        {
            Origin = "gradient clipping",
        });
        ops.Add(new Map(
            Space.Flat(scale), [squares], [new MapOutput(scale, Min(optimizer.ClipNorm / (Sqrt(In(0)) + NormEpsilon), 1), Reduction.None)])
        {
            Origin = "gradient clipping",
        });
        return scale;
    }
}
