using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// The middle of the compiler as a table of contents: lower, simplify and fuse, differentiate, lay weights out, fuse again.
/// </summary>
internal static class Programs
{
    /// <param name="graph">The network.</param>
    /// <param name="alwaysFuseUpdate">Whether there is a fused step wherever there can be one, even if it doesn't pay: for tests of small networks.</param>
    public static NetworkPrograms Build(NetworkGraph graph, bool alwaysFuseUpdate = false)
    {
        var parameters = new ParameterTable();
        var training = DropoutMasks.Run(Differentiator.Run(MapFusion.BeforeDifferentiation(EarlyPooling.Run(Lowering.Training(graph, parameters))), parameters));
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
            (alwaysFuseUpdate || IsUpdateExpensive(graph, parameters)) && OptimizerLowering.Fuse(training, graph.Spec.Optimizer) is { } step ? Optimize(step) : null,
            Optimize(OptimizerLowering.Lower(graph.Spec.Optimizer, parameters.BlockLength)));
    }

    // Updating each parameter where its gradient is computed saves a round trip through memory, which is worth it once parameters, gradients
    // and state outgrow the last cache: up to 20 % of a step there, while below it one pass over the flat blocks is up to 15 % faster
    // (`-- profile`), and half the code. Convolutions use a parameter many times a sample: there the update costs next to nothing.
    private static bool IsUpdateExpensive(NetworkGraph graph, ParameterTable parameters)
    {
        const int ParametersInCache = 1 << 21;
        const int FewUses = 8;
        return parameters.BlockLength > ParametersInCache
            && graph.Nodes.Sum(node => node.Layer.MultiplyAdds(node.Input)) < FewUses * (long)parameters.BlockLength;
    }

    /// <summary>Everything that happens to a program once it is complete.</summary>
    public static NetworkProgram Optimize(NetworkProgram program)
    {
        program = DeadCode.Run(Attachment.Run(program));
        program = ColumnSums.Run(SumFactors.Run(OperandOrder.Run(ReadPadding.Run(GatherForm.Run(program)))));

        // What one pass computes for a later map, the map computes itself once the two are one: hence dead code again.
        program = SiblingFusion.Run(MaskedGradients.Run(SiblingFusion.Run(MapFusion.Run(program))));
        program = DeadCode.Run(Recomputation.Run(DeadCode.Run(program)));
        return WideRows.Run(Rematerialization.Run(PaddedOutputs.Run(EpilogueFusion.Run(ImplicitPadding.Run(SampleGroups.Run(MinimalFiltering.Run(FlatActivations.Run(RowFactors.Run(program)))))))));
    }
}
