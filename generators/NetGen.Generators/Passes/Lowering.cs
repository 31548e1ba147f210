using NetGen.Generators.Losses;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>From layers to ops: every layer lowers itself, the loss follows.</summary>
internal static class Lowering
{
    public static NetworkProgram Inference(NetworkGraph graph, ParameterTable parameters)
    {
        var context = new LoweringContext(parameters, training: false);
        var input = InputOf(graph);
        var output = Layers(graph, context, input);

        // A network whose last op is a view, or that has no op at all, still has an output of its own.
        if (!context.Ops.Any(op => op is not Reshape && op.Outputs.Contains(output)))
        {
            context.LayerName = "output";
            output = context.Map(output.Shape, "", In(0), output);
        }

        output.Role = TensorRole.Output;
        return new NetworkProgram(context.Ops, input, null, [output]);
    }

    public static NetworkProgram Training(NetworkGraph graph, ParameterTable parameters) => WithLoss(graph, parameters, training: true);

    public static NetworkProgram Evaluation(NetworkGraph graph, ParameterTable parameters) => WithLoss(graph, parameters, training: false);

    public static NetworkProgram? Probabilities(NetworkGraph graph)
    {
        if (graph.Spec.Loss.Link == Link.None)
            return null;

        var context = new LoweringContext(new ParameterTable(), training: false) { LayerName = "probabilities" };
        var logits = new Tensor("output", TensorRole.Input, batched: true, graph.Output);
        var kind = graph.Spec.Loss.Link == Link.Softmax ? ActivationKind.Softmax : ActivationKind.Sigmoid;
        var output = new Generators.Layers.ActivationFunction(kind).Lower(context, logits, "");
        output.Role = TensorRole.Output;
        return new NetworkProgram(context.Ops, logits, null, [output]);
    }

    private static NetworkProgram WithLoss(NetworkGraph graph, ParameterTable parameters, bool training)
    {
        var context = new LoweringContext(parameters, training);
        var input = InputOf(graph);
        var output = Layers(graph, context, input);

        context.LayerName = "loss";
        var target = new Tensor("target", TensorRole.Target, batched: true, TargetShape(graph));
        var loss = graph.Spec.Loss.Lower(context, output, target);
        if (context.Penalties.Count > 0)
        {
            Expr sum = In(0);
            for (var i = 1; i <= context.Penalties.Count; i++)
                sum += In(i);
            loss = context.Map(new Shape(1), "penalized", sum, [loss, .. context.Penalties]);
        }

        loss.Role = TensorRole.Loss;
        return new NetworkProgram(context.Ops, input, target, [loss, .. context.Updates]);
    }

    private static Tensor Layers(NetworkGraph graph, LoweringContext context, Tensor tensor)
    {
        foreach (var node in graph.Nodes)
        {
            context.LayerName = node.Name;
            tensor = node.Layer.Lower(context, tensor);
        }

        return tensor;
    }

    private static Tensor InputOf(NetworkGraph graph) => new("input", TensorRole.Input, batched: true, graph.Spec.Input);

    private static Shape TargetShape(NetworkGraph graph) => graph.Spec.Loss.Target == TargetKind.ClassIndex
        ? new Shape(graph.Output.Size / graph.Output.Last)
        : graph.Output;
}
