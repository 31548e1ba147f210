using System.Globalization;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Files;

/// <summary>The public members of a network.</summary>
internal static class ApiFile
{
    public static DraftFile Write(NetworkPlan plan)
    {
        var target = plan.HasClassTargets ? "int" : "float";
        return SourceFile.Write(
            plan,
            "",
            $"The public members of {plan.Spec.Type.DisplayName}.",
            writer =>
            {
                SizesAndInfo.Write(writer, plan);
                ConstructionMembers.Write(writer, plan);
                InferenceMembers.Write(writer, plan);
                TrainingMembers.Write(writer, plan);
            },
            Documentation(plan),
            $" : ITrainable<{target}>");
    }

    private static List<string> Documentation(NetworkPlan plan)
    {
        var lines = new List<string>
        {
            "/// <summary>",
            $"/// A neural network: {plan.Spec.Input} in, {plan.Graph.Output} out, {Count(plan.ParameterCount)} trainable parameters.",
            $"/// Loss: {plan.Spec.Loss.Kind}. Optimizer: {plan.Spec.Optimizer.Kind}.",
            "/// </summary>",

            // An editor shows the first summary only, which is the user's where the class has one; so the table is no part of it.
            "/// <remarks>",
            "/// <code>",
        };
        lines.AddRange(NetworkTable.Lines(plan).Select(line => "/// " + line));
        lines.Add("/// </code>");
        lines.Add("/// Inference may run on any number of threads at once; training uses the network from one thread at a time.");
        lines.Add("/// Samples are rows: a batch is one flat span, sample after sample.");
        lines.Add("/// </remarks>");
        lines.Add($"[GeneratedCode(\"NetGen\", \"{typeof(ApiFile).Assembly.GetName().Version.ToString(3)}\")]");
        return lines;
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
