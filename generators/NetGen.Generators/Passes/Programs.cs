using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// The middle of the compiler as a table of contents: lower, simplify and fuse, differentiate, lay weights out, fuse again.
/// </summary>
internal static class Programs
{
    public static NetworkPrograms Build(NetworkGraph graph)
    {
        var parameters = new ParameterTable();
        var training = Differentiator.Run(MapFusion.Run(Lowering.Training(graph, parameters)), parameters);
        var inference = Lowering.Inference(graph, parameters);
        var evaluation = Lowering.Evaluation(graph, parameters);

        var panels = WeightPanels.Choose(parameters, training, inference);
        training = panels.Run(training);
        parameters.AssignOffsets();

        return new NetworkPrograms(
            parameters,
            Optimize(panels.Run(inference)),
            Lowering.Probabilities(graph) is { } probabilities ? Optimize(probabilities) : null,
            Optimize(panels.Run(evaluation)),
            training,
            Optimize(training),
            OptimizerLowering.Fuse(training, graph.Spec.Optimizer) is { } step ? Optimize(step) : null,
            Optimize(OptimizerLowering.Lower(graph.Spec.Optimizer, parameters.BlockLength)));
    }

    private static NetworkProgram Optimize(NetworkProgram program)
    {
        program = DeadCode.Run(Attachment.Run(program));
        program = ColumnSums.Run(OperandOrder.Run(GatherForm.Run(program)));

        // What one pass computes for a later map, the map computes itself once the two are one: hence dead code again.
        program = DeadCode.Run(SiblingFusion.Run(MapFusion.Run(program)));
        return EpilogueFusion.Run(program);
    }
}
