using NetGen.Generators.Infrastructure;
using NetGen.Generators.Losses;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Files;

/// <summary>Loss, gradients, steps, Fit and Evaluate.</summary>
internal static class TrainingMembers
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var target = plan.HasClassTargets ? "int" : "float";
        writer.Line("/// <summary>The rate that the next step uses; finite and at least 0.</summary>");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">The value is negative or not finite.</exception>");
        using (writer.Braces("public float LearningRate"))
        {
            writer.Line("get => _learningRate;");
            writer.Line("set => _learningRate = Guard.LearningRate(value);");
        }

        writer.Line();
        Batch(writer, plan, "Loss", "The loss in evaluation mode. Changes nothing.", "The mean loss.", "Loss");
        Batch(
            writer,
            plan,
            "ComputeGradients",
            "Forward and backward in training mode: fills <see cref=\"Gradients\"/>.",
            "The mean loss.",
            "Gradients");
        Batch(
            writer,
            plan,
            "TrainStep",
            "One step of training: gradients of a batch, then the optimizer.",
            "The mean loss before the step.",
            "Step");

        writer.Line("/// <summary>One step of the optimizer with the gradients that are there.</summary>");
        writer.Line("public void ApplyGradients() => Training.Run(Engine.Work.Update, default, default, 0);");
        writer.Line();
        FitAndEvaluate(writer, target);
        Check(writer, plan, target);
        Interface(writer, plan, target);
    }

    private static void Batch(CodeWriter writer, NetworkPlan plan, string name, string summary, string returns, string work)
    {
        var target = plan.HasClassTargets ? "int" : "float";
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line("/// <param name=\"inputs\">[samples, <see cref=\"InputSize\"/>], at least one sample.</param>");
        writer.Line(plan.HasClassTargets
            ? $"/// <param name=\"targets\">{TargetsDocumentation(plan)}</param>"
            : "/// <param name=\"targets\">[samples, <see cref=\"OutputSize\"/>].</param>");
        writer.Line($"/// <returns>{returns}</returns>");
        writer.Line("/// <exception cref=\"ArgumentException\">A span's length doesn't fit.</exception>");
        writer.Line($"/// <exception cref=\"ArgumentOutOfRangeException\">A {(plan.HasClassTargets ? "class index is out of range" : WrongTarget(plan))}.</exception>");
        using (writer.Braces($"public float {name}(ReadOnlySpan<float> inputs, ReadOnlySpan<{target}> targets)"))
        {
            writer.Line("var samples = CheckBatch(inputs, targets);");
            writer.Line($"return Training.Run(Engine.Work.{work}, inputs, targets, samples);");
        }

        writer.Line();
    }

    private static void FitAndEvaluate(CodeWriter writer, string target)
    {
        writer.Line("/// <summary>Trains for a number of epochs over shuffled batches.</summary>");
        writer.Line("/// <param name=\"train\">The samples to learn from.</param>");
        writer.Line("/// <param name=\"options\">Epochs, batch size, validation, callbacks; defaults where null.</param>");
        writer.Line("/// <returns>What happened in each epoch.</returns>");
        writer.Line("/// <exception cref=\"ArgumentException\">The data are empty or don't fit, or the augmentation doesn't. Nothing is trained.</exception>");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">A target is out of range. Nothing is trained.</exception>");
        writer.Line("/// <exception cref=\"TrainingDivergedException\">The loss of a batch is not finite.</exception>");
        writer.Line($"public History Fit(DataSet<{target}> train, FitOptions? options = null) => Trainer.Fit(this, train, options);");
        writer.Line();
        writer.Line("/// <summary>The mean loss and the metrics over a data set, in evaluation mode.</summary>");
        writer.Line("/// <param name=\"data\">The samples to judge by.</param>");
        writer.Line("/// <returns>The loss, and each metric by its name.</returns>");
        writer.Line("/// <exception cref=\"ArgumentException\">The data are empty or don't fit.</exception>");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">A target is out of range.</exception>");
        writer.Line($"public Evaluation Evaluate(DataSet<{target}> data) => Trainer.Evaluate(this, data);");
        writer.Line();
    }

    private static string Targets(NetworkPlan plan) => !plan.HasClassTargets ? "checked(samples * OutputSize)"
        : plan.PositionsPerSample == 1 ? "samples" : $"checked(samples * {Literal.Int(plan.PositionsPerSample)})";

    private static string Classes(NetworkPlan plan) => plan.PositionsPerSample == 1 ? "OutputSize" : Literal.Int(plan.Classes);

    private static string TargetsDocumentation(NetworkPlan plan) => plan.PositionsPerSample == 1
        ? "[samples]: class indices from 0 to <see cref=\"OutputSize\"/> − 1."
        : $"[samples, {Literal.Int(plan.PositionsPerSample)}]: a class index from 0 to {Literal.Int(plan.Classes - 1)} for each position.";

    private static string WrongTarget(NetworkPlan plan) => plan.Spec.Loss.Targets switch
    {
        TargetRange.NotNegative => "target is negative or not finite",
        TargetRange.Probability => "target is not from 0 to 1",
        TargetRange.Sign => "target is neither −1 nor 1",
        _ => "target is not finite",
    };

    private static void Check(CodeWriter writer, NetworkPlan plan, string target)
    {
        using (writer.Braces($"private static int CheckBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<{target}> targets)"))
        {
            writer.Line("var samples = Guard.Samples(inputs.Length, InputSize, nameof(inputs));");
            writer.Line("Guard.NotEmpty(samples, nameof(inputs));");
            writer.Line($"Guard.Length(targets.Length, {Targets(plan)}, nameof(targets));");
            if (plan.HasClassTargets)
                writer.Line($"Guard.ClassIndices(targets, {Classes(plan)}, nameof(targets));");
            else
                writer.Line($"Guard.Targets(targets, TargetRange.{plan.Spec.Loss.Targets}, nameof(targets));");
            writer.Line("return samples;");
        }

        writer.Line();
    }

    private static void Interface(CodeWriter writer, NetworkPlan plan, string target)
    {
        var name = $"ITrainable<{target}>";
        writer.Line($"int {name}.InputSize => InputSize;");
        writer.Line();
        writer.Line($"int {name}.OutputSize => OutputSize;");
        writer.Line();
        writer.Line($"int {name}.TargetSize => {(plan.HasClassTargets ? Literal.Int(plan.PositionsPerSample) : "OutputSize")};");
        writer.Line();
        if (!plan.HasClassTargets)
        {
            writer.Line($"TargetRange {name}.TargetRange => TargetRange.{plan.Spec.Loss.Targets};");
            writer.Line();
        }

        if (plan.ClassWeights.Count > 0)
        {
            using (writer.Braces($"double {name}.WeightOf(ReadOnlySpan<{target}> targets)"))
            {
                writer.Line($"ReadOnlySpan<float> weights = [{string.Join(", ", plan.ClassWeights.Select(Literal.Float))}];");
                writer.Line("var sum = 0.0;");

                // No foreach: over a span it needs C# 13 since .NET 9.
                writer.Line("for (var i = 0; i < targets.Length; i++)");
                using (writer.Indented())
                    writer.Line("sum += weights[targets[i]];");
                writer.Line("return sum;");
            }

            writer.Line();
        }

        writer.Line($"NetworkInfo {name}.Info => Info;");
        writer.Line();
        writer.Line($"ulong {name}.Seed => _seed;");
        writer.Line();
        var metrics = plan.Spec.Metrics.Count == 0 ? $"new NoMetrics<{target}>()" : "new MetricSet()";
        writer.Line($"IMetrics<{target}> {name}.CreateMetrics() => {metrics};");
        writer.Line();
    }
}
