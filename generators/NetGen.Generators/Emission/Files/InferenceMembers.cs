using NetGen.Generators.Infrastructure;
using NetGen.Generators.Losses;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Files;

/// <summary>Predict, PredictProbabilities, Classify, and the sharing of large batches.</summary>
internal static class InferenceMembers
{
    /// <summary>Outputs of up to this many floats live on the stack in <c>Classify</c>.</summary>
    private const int OnTheStack = 1024;

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        Constants(writer, plan);
        Predict(writer, plan);
        if (plan.Spec.Loss.Link != Link.None)
            PredictProbabilities(writer, plan);
        if ((plan.HasClassTargets && plan.PositionsPerSample == 1) || (plan.Spec.Loss.Link == Link.Sigmoid && plan.OutputSize == 1))
            Classify(writer, plan);
        Infer(writer, plan);
        if (IsWorthSharing(plan))
            SharedInference(writer, plan);
    }

    // Workers need a copy of the input; for a tiny network that costs as much as the network itself.
    private static bool IsWorthSharing(NetworkPlan plan) => plan.MultiplyAdds >= 16L * (plan.InputSize + plan.OutputSize);

    private static void Constants(CodeWriter writer, NetworkPlan plan)
    {
        var scratch = plan.InferenceFixedLength + ((long)plan.InferenceLengthPerSample * ForwardFile.ChunkRows(plan));
        writer.Line("/// <summary>Samples that go through the network together.</summary>");
        writer.Line($"private const int ChunkSize = {Literal.Int(ForwardFile.ChunkRows(plan))};");
        writer.Line();
        writer.Line("/// <summary>Floats of workspace for a chunk.</summary>");
        writer.Line($"private const int ScratchLength = {Literal.Int(scratch)};");
        writer.Line();
        writer.Line("[ThreadStatic]");
        writer.Line("private static AlignedBuffer? t_scratch;");
        writer.Line();
        if (IsWorthSharing(plan))
        {
            writer.Line("private SharedInference? _sharedInference;");
            writer.Line();
            writer.Line("/// <summary>1 while a thread predicts with it.</summary>");
            writer.Line("private int _isSharing;");
            writer.Line();
        }
    }

    private static void Predict(CodeWriter writer, NetworkPlan plan)
    {
        Documentation(writer, $"The raw output of the network{(plan.Spec.Loss.Link == Link.None ? "" : " (logits)")} for any number of samples.");
        using (writer.Braces("public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)"))
        {
            writer.Line("var samples = Guard.Samples(inputs.Length, InputSize, nameof(inputs));");
            writer.Line("Guard.Length(outputs.Length, checked(samples * OutputSize), nameof(outputs));");
            writer.Line("Infer(inputs, outputs, samples, probabilities: false);");
        }

        writer.Line();
    }

    private static void PredictProbabilities(CodeWriter writer, NetworkPlan plan)
    {
        Documentation(writer, plan.Spec.Loss.Link == Link.Softmax
            ? "The probability of each class (softmax of the output) for any number of samples."
            : "The probability of each output (sigmoid) for any number of samples.");
        using (writer.Braces("public void PredictProbabilities(ReadOnlySpan<float> inputs, Span<float> outputs)"))
        {
            writer.Line("var samples = Guard.Samples(inputs.Length, InputSize, nameof(inputs));");
            writer.Line("Guard.Length(outputs.Length, checked(samples * OutputSize), nameof(outputs));");
            writer.Line("Infer(inputs, outputs, samples, probabilities: true);");
        }

        writer.Line();
    }

    private static void Documentation(CodeWriter writer, string summary)
    {
        writer.Line($"/// <summary>{summary} Thread-safe; no allocation once a thread has made its first call.</summary>");
        writer.Line("/// <param name=\"inputs\">[samples, <see cref=\"InputSize\"/>], any number of samples.</param>");
        writer.Line("/// <param name=\"outputs\">Receives [samples, <see cref=\"OutputSize\"/>].</param>");
        writer.Line("/// <exception cref=\"ArgumentException\">A span's length is not a whole number of samples, or the two don't agree.</exception>");
    }

    private static void Classify(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line(plan.HasClassTargets
            ? "/// <summary>The most probable class of one sample (the first of equals). Thread-safe, no allocation.</summary>"
            : "/// <summary>1 where the probability of one sample is above one half, else 0. Thread-safe, no allocation.</summary>");
        writer.Line("/// <param name=\"input\">[<see cref=\"InputSize\"/>].</param>");
        writer.Line(plan.HasClassTargets
            ? "/// <returns>The class, from 0 to <see cref=\"OutputSize\"/> − 1.</returns>"
            : "/// <returns>1 or 0.</returns>");
        writer.Line("/// <exception cref=\"ArgumentException\">The span's length is not <see cref=\"InputSize\"/>.</exception>");
        using (writer.Braces("public int Classify(ReadOnlySpan<float> input)"))
        {
            writer.Line("Guard.Length(input.Length, InputSize, nameof(input));");
            if (plan.OutputSize <= OnTheStack)
                writer.Line("Span<float> output = stackalloc float[OutputSize];");
            else
                writer.Line("var output = (t_output ??= new AlignedBuffer(OutputSize)).Span;");
            writer.Line("Infer(input, output, 1, probabilities: false);");
            writer.Line(plan.HasClassTargets ? "return Decision.ArgMax(output);" : "return Decision.IsPositive(output[0]) ? 1 : 0;");
        }

        writer.Line();
        if (plan.OutputSize > OnTheStack)
        {
            writer.Line("[ThreadStatic]");
            writer.Line("private static AlignedBuffer? t_output;");
            writer.Line();
        }
    }

    private static void Infer(CodeWriter writer, NetworkPlan plan)
    {
        using (writer.Braces("private void Infer(ReadOnlySpan<float> inputs, Span<float> outputs, int samples, bool probabilities)"))
        {
            if (IsWorthSharing(plan))
            {
                writer.Line("// The workers serve one call at a time; a thread that finds them busy computes alone.");
                writer.Line("if (samples > ChunkSize && SharedInference.WorkersFor(samples) is > 1 and var workers");
                using (writer.Braces("\t&& Interlocked.Exchange(ref _isSharing, 1) == 0)"))
                {
                    using (writer.Braces("try"))
                    {
                        writer.Line("(_sharedInference ??= new SharedInference(this)).Predict(inputs, outputs, samples, probabilities, workers);");
                        writer.Line("return;");
                    }

                    using (writer.Braces("finally"))
                        writer.Line("Volatile.Write(ref _isSharing, 0);");
                }

                writer.Line();
            }

            writer.Line("InferHere(ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), samples, probabilities);");
        }

        writer.Line();
        if (plan.Probabilities is not null)
        {
            using (writer.Braces("private static void ToProbabilities(ReadOnlySpan<float> logits, Span<float> probabilities)"))
            {
                writer.Line("ref var scratch = ref (t_scratch ??= new AlignedBuffer(ScratchLength)).Reference;");
                writer.Line("var samples = logits.Length / OutputSize;");
                using (writer.Braces("for (var first = 0; first < samples; first += ChunkSize)"))
                {
                    writer.Line("Probabilities(");
                    using (writer.Indented())
                    {
                        writer.Line("ref Unsafe.Add(ref MemoryMarshal.GetReference(logits), first * OutputSize),");
                        writer.Line("ref Unsafe.Add(ref MemoryMarshal.GetReference(probabilities), first * OutputSize),");
                        writer.Line("ref scratch,");
                        writer.Line("Math.Min(ChunkSize, samples - first));");
                    }
                }
            }

            writer.Line();
        }

        writer.Line("/// <summary>Runs samples chunk by chunk on this thread.</summary>");
        using (writer.Braces("private void InferHere(ref float inputs, ref float outputs, nint samples, bool probabilities)"))
        {
            writer.Line("ref var scratch = ref (t_scratch ??= new AlignedBuffer(ScratchLength)).Reference;");
            writer.Line("ref var parameters = ref _parameterBlock.Reference;");
            using (writer.Braces("for (nint first = 0; first < samples; first += ChunkSize)"))
            {
                writer.Line("var count = samples - first < ChunkSize ? samples - first : ChunkSize;");
                writer.Line("ref var output = ref Unsafe.Add(ref outputs, first * OutputSize);");
                writer.Line("Forward(ref Unsafe.Add(ref inputs, first * InputSize), ref output, ref parameters, ref scratch, count);");
                if (plan.Probabilities is not null)
                {
                    writer.Line("if (probabilities)");
                    using (writer.Indented())
                        writer.Line("Probabilities(ref output, ref output, ref scratch, count);");
                }
            }
        }

        writer.Line();
    }

    private static void SharedInference(CodeWriter writer, NetworkPlan plan)
    {
        const int StagedFloats = 1 << 18;
        var rows = Math.Max(ForwardFile.ChunkRows(plan), StagedFloats / Math.Max(plan.InputSize, plan.OutputSize) / 8 * 8);
        SourceFile.AllowOwnName(writer);
        writer.Line("/// <summary>Shares a large number of samples among the cores; each sample's bits are the same as alone.</summary>");
        using (writer.Braces($"private sealed class SharedInference({plan.Spec.Type.Name} network) : ITeamWork"))
            SharedInferenceMembers(writer, plan, rows);
        writer.Line();
    }

    private static void SharedInferenceMembers(CodeWriter writer, NetworkPlan plan, int rows)
    {
        writer.Line("/// <summary>Multiply-adds that make another worker worth waking.</summary>");
        writer.Line("private const long WorkOfAWorker = 4_000_000;");
        writer.Line();
        writer.Line("/// <summary>Samples that are staged at a time: a span belongs to its caller's stack, workers need a copy.</summary>");
        writer.Line($"private const int StageSize = {Literal.Int(rows)};");
        writer.Line();
        writer.Line("private readonly AlignedBuffer _inputs = new(StageSize * InputSize);");
        writer.Line("private readonly AlignedBuffer _outputs = new(StageSize * OutputSize);");
        writer.Line("private int _samples;");
        writer.Line("private bool _probabilities;");
        writer.Line();
        writer.Line("public static int WorkersFor(long samples) =>");
        using (writer.Indented())
            writer.Line($"(int)Math.Min(NetGenOptions.Threads, samples * {Literal.Int(plan.MultiplyAdds)} / WorkOfAWorker);");
        writer.Line();
        using (writer.Braces("public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, int samples, bool probabilities, int workers)"))
        {
            writer.Line("_probabilities = probabilities;");
            using (writer.Braces("for (var first = 0; first < samples; first += StageSize)"))
            {
                writer.Line("_samples = Math.Min(StageSize, samples - first);");
                writer.Line("inputs.Slice(first * InputSize, _samples * InputSize).CopyTo(_inputs.Span);");
                writer.Line("WorkerTeam.Shared.Run(this, workers);");
                writer.Line("_outputs.Span[..(_samples * OutputSize)].CopyTo(outputs[(first * OutputSize)..]);");
            }
        }

        writer.Line();
        using (writer.Braces("public void Execute(int worker, int workers, TeamBarrier barrier)"))
        {
            writer.Line("Partition.Range(_samples, worker, workers, 8, out var first, out var last);");
            writer.Line("network.InferHere(");
            using (writer.Indented())
            {
                writer.Line("ref Unsafe.Add(ref _inputs.Reference, first * InputSize),");
                writer.Line("ref Unsafe.Add(ref _outputs.Reference, first * OutputSize),");
                writer.Line("last - first,");
                writer.Line("_probabilities);");
            }
        }
    }
}
