using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Emission.Files;

/// <summary>Constants and <c>Info</c>.</summary>
internal static class SizesAndInfo
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        Constant(writer, "public", "InputSize", $"Floats in one sample's input: {plan.Spec.Input}.", plan.InputSize);
        Constant(writer, "public", "OutputSize", $"Floats in one sample's output: {plan.Graph.Output}.", plan.OutputSize);
        Constant(writer, "public", "ParameterCount", "Trainable scalars.", plan.ParameterCount);
        Constant(
            writer,
            "private",
            "ParameterBlockLength",
            $"Floats of the parameter block: each parameter starts at a multiple of {Literal.Int(ParameterTable.Alignment)}.",
            plan.Parameters.BlockLength);
        Constant(writer, "private", "StorageLength", "The same with what training keeps beside the parameters.", plan.Parameters.TotalLength);

        var states = plan.Spec.Optimizer.State.Count;
        writer.Line("/// <summary>The architecture: layers with shapes, parameters, multiply-adds and bytes, as a table, a flowchart or a picture.</summary>");
        writer.Line("public static NetworkInfo Info => s_info ??= CreateInfo();");
        writer.Line();
        writer.Line("// Made when it is first asked for: a prediction needn't wait for it.");
        writer.Line("private static NetworkInfo? s_info;");
        writer.Line();
        writer.Line("private static NetworkInfo CreateInfo() => new(");
        using (writer.Indented())
        {
            writer.Line($"{Literal.String(plan.Spec.Type.DisplayName)},");
            writer.Line("[");
            using (writer.Indented())
            {
                foreach (var node in plan.Graph.AllNodes)
                {
                    var (parameters, buffers) = (plan.ParameterCountOf(node.Name), plan.BufferCountOf(node.Name));
                    writer.Line($"new LayerInfo({Literal.String(node.Name)}, {Literal.String(node.Layer.Kind)}, {List(node.Input)}, {List(node.Output)}, "
                        + $"{Literal.Int(parameters)}, {Literal.Int(node.OwnMultiplyAdds())}, {Literal.Int(4 * (parameters + buffers))}, "
                        + $"{Literal.String(node.Layer.Description)}{(buffers == 0 ? "" : $", {Literal.Int(buffers)}")}),");
                }
            }

            writer.Line("],");
            writer.Line($"inputShape: {List(plan.Spec.Input)},");
            writer.Line($"loss: {Literal.String(plan.Spec.Loss.Kind)},");
            writer.Line($"optimizer: {Literal.String(plan.Spec.Optimizer.Kind)},");
            writer.Line($"inferenceBytesPerSample: {Literal.Int(4L * plan.InferenceLengthPerSample)},");
            writer.Line($"trainingBytesPerSample: {Literal.Int(4L * plan.WorkspaceLengthPerSample)},");
            writer.Line($"parameterBytes: {Literal.Int(4L * plan.Parameters.TotalLength)},");
            writer.Line($"optimizerBytes: {Literal.Int(4L * plan.Parameters.BlockLength * states)},");
            writer.Line($"inferenceFixedBytes: {Literal.Int(4L * plan.InferenceFixedLength)},");
            writer.Line($"trainingFixedBytes: {Literal.Int(4L * plan.WorkspaceFixedLength)},");
            writer.Line($"inferenceChunk: {Literal.Int(ForwardFile.ChunkRows(plan))});");
        }

        writer.Line();
    }

    private static void Constant(CodeWriter writer, string access, string name, string summary, long value)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"{access} const int {name} = {Literal.Int(value)};");
        writer.Line();
    }

    private static string List(Shape shape) => $"[{string.Join(", ", shape.Axes.Select(axis => Literal.Int(axis)))}]";
}
