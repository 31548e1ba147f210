using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>The middle of the compiler as a table of contents: lower, simplify and fuse, differentiate, fuse again.</summary>
internal static class Programs
{
    public static NetworkPrograms Build(NetworkGraph graph)
    {
        var parameters = new ParameterTable();
        var training = Differentiator.Run(MapFusion.Run(Lowering.Training(graph, parameters)), parameters);
        parameters.AssignOffsets();

        return new NetworkPrograms(
            parameters,
            Optimize(Lowering.Inference(graph, parameters)),
            Lowering.Probabilities(graph) is { } probabilities ? Optimize(probabilities) : null,
            Optimize(Lowering.Evaluation(graph, parameters)),
            training,
            Optimize(training),
            OptimizerLowering.Fuse(training, graph.Spec.Optimizer) is { } step ? Optimize(step) : null,
            Optimize(OptimizerLowering.Lower(graph.Spec.Optimizer, parameters.BlockLength)));
    }

    /// <summary>
    /// Everything that happens to a program once it is complete. What one pass computes for a later map, the map computes itself once
    /// the two are one: hence dead code again after sibling fusion.
    /// </summary>
    public static NetworkProgram Optimize(NetworkProgram program) =>
        Fuse(OperandOrder.Run(ReadPadding.Run(GatherForm.Run(DeadCode.Run(Attachment.Run(program))))));

    private static NetworkProgram Fuse(NetworkProgram program) =>
        EpilogueFusion.Run(DeadCode.Run(SiblingFusion.Run(MapFusion.Run(program))));
}
