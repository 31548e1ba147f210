using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Files;

/// <summary>Writes the engine's own members.</summary>
internal sealed class EngineWriter(NetworkPlan plan, CodeWriter writer)
{
    private const int ReadingsOfTheForwardPass = 3;

    /// <summary>What updating a parameter costs, in multiply-adds: it is memory that counts.</summary>
    private const int WorkOfAnUpdate = 8;

    private string Target => plan.HasClassTargets ? "int" : "float";

    public void Write()
    {
        Fields();
        Run();
        writer.Line();
        Execute();
        writer.Line();
        Pass();
        writer.Line();
        Prepare();
        writer.Line();
        Stage();
    }

    private void Fields()
    {
        writer.Line("/// <summary>Multiply-adds that make another worker worth waking.</summary>");
        writer.Line("private const long WorkOfAWorker = 1_000_000;");
        writer.Line();
        Constant("Floats of workspace whatever the batch.", "FixedLength", plan.WorkspaceFixedLength);
        Constant("Floats of workspace for each sample of a batch.", "LengthPerSample", plan.WorkspaceLengthPerSample);
        writer.Line();
        writer.Line("private readonly AlignedBuffer _gradientBlock = new(ParameterBlockLength);");
        writer.Line("private ParameterSet? _gradients;");
        writer.Line("private AlignedBuffer _workspace = new(FixedLength);");
        writer.Line("private AlignedBuffer _inputs = new(0);");
        writer.Line($"private {Target}[] _targets = [];");
        writer.Line("private int _samples;");
        writer.Line("private Work _work;");
        writer.Line("private float _loss;");
        if (plan.RandomStreams.Count > 0)
            writer.Line("private ulong _pass;");
        writer.Line($"private float {ProgramEmitter.ScalarField(ScalarNames.InverseBatch)};");
        if (plan.ClassWeights.Count > 0)
            writer.Line($"private float {ProgramEmitter.ScalarField(ScalarNames.InverseWeight)};");
        foreach (var stream in plan.RandomStreams)
            writer.Line($"private PhiloxStream {ProgramEmitter.RandomField(stream)};");
        writer.Line();
        writer.Line("/// <summary>What to do with a batch.</summary>");
        writer.Line("[Flags]");
        using (writer.Braces("public enum Work"))
        {
            writer.Line("Loss = 1,");
            writer.Line("Gradients = 2,");
            writer.Line("Update = 4,");
            writer.Line("Step = Gradients | Update,");
        }

        writer.Line();
        writer.Line("public ParameterSet Gradients => _gradients ??= CreateParameterSet(_gradientBlock);");
        writer.Line();
    }

    private void Constant(string summary, string name, int value)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"private const int {name} = {Literal.Int(value)};");
    }

    private void Run()
    {
        writer.Line("/// <summary>Does some work with a batch whose sizes have been checked, and returns its mean loss.</summary>");
        using var body = writer.Braces($"public float Run(Work work, ReadOnlySpan<float> inputs, ReadOnlySpan<{Target}> targets, int samples)");
        writer.Line("Prepare(work, targets, samples);");
        var work = Math.Max(1, ReadingsOfTheForwardPass * plan.MultiplyAdds);
        writer.Line($"var worth = (({Literal.Int(work)}L * samples) + ({Literal.Int(WorkOfAnUpdate)}L * ParameterBlockLength)) / WorkOfAWorker;");
        writer.Line("var workers = (int)Math.Min(NetGenOptions.Threads, worth);");
        using (writer.Braces("if (workers <= 1)"))
        {
            writer.Line("Pass(work, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(targets), samples, 0, 1, TeamBarrier.ForOne);");
            writer.Line("return _loss;");
        }

        writer.Line();
        writer.Line("Stage(inputs, targets, samples);");
        writer.Line("_work = work;");
        writer.Line("WorkerTeam.Shared.Run(this, workers);");
        writer.Line("return _loss;");
    }

    private void Execute()
    {
        writer.Line("/// <summary>One worker's part of the staged work.</summary>");
        using var body = writer.Braces("public void Execute(int worker, int workers, TeamBarrier barrier)");
        writer.Line("Pass(_work, ref _inputs.Reference, ref MemoryMarshal.GetArrayDataReference(_targets), _samples, worker, workers, barrier);");
    }

    private void Pass()
    {
        using var body = writer.Braces(
            $"private void Pass(Work work, ref float input, ref {Target} target, nint batch, int worker, int workers, TeamBarrier barrier)");
        if (plan.Step is not null)
        {
            using (writer.Braces("if (work == Work.Step)"))
            {
                writer.Line("Step(ref input, ref target, batch, worker, workers, barrier);");
                writer.Line("return;");
            }

            writer.Line();
        }

        writer.Line("if ((work & Work.Loss) != 0)");
        using (writer.Indented())
            writer.Line("EvaluateLoss(ref input, ref target, batch, worker, workers, barrier);");
        writer.Line("if ((work & Work.Gradients) != 0)");
        using (writer.Indented())
            writer.Line("Backward(ref input, ref target, batch, worker, workers, barrier);");
        using (writer.Braces("if ((work & Work.Update) != 0)"))
        {
            writer.Line("barrier.SignalAndWait();");
            writer.Line("Update(worker, workers, barrier);");
        }
    }

    private void Prepare()
    {
        writer.Line("/// <summary>Makes room, and computes what is the same for every sample.</summary>");
        using var body = writer.Braces($"private void Prepare(Work work, ReadOnlySpan<{Target}> targets, int samples)");
        writer.Line("var length = checked(FixedLength + (samples * LengthPerSample));");
        writer.Line("if (_workspace.Length < length)");
        using (writer.Indented())
            writer.Line("_workspace = new AlignedBuffer(length);");
        writer.Line();
        writer.Line("if (_step == 0)");
        using (writer.Indented())
            writer.Line("InitializeState();");
        writer.Line("if ((work & Work.Update) != 0)");
        using (writer.Indented())
            writer.Line("PrepareUpdate();");
        writer.Line();
        writer.Line("if (samples == 0)");
        using (writer.Indented())
            writer.Line("return;");
        writer.Line();
        writer.Line($"{ProgramEmitter.ScalarField(ScalarNames.InverseBatch)} = 1f / samples;");
        if (plan.ClassWeights.Count > 0)
            writer.Line($"{ProgramEmitter.ScalarField(ScalarNames.InverseWeight)} = (float)(1 / ((ITrainable<int>)network).WeightOf(targets));");

        if (plan.RandomStreams.Count > 0)
        {
            writer.Line();
            using (writer.Braces("if ((work & Work.Gradients) != 0)"))
            {
                writer.Line("_pass++;");
                foreach (var stream in plan.RandomStreams)
                {
                    writer.Line($"{ProgramEmitter.RandomField(stream)} = "
                        + $"new PhiloxStream(network._seed, {Literal.Int(EngineFile.FirstDropoutStream + stream)}, _pass);");
                }
            }
        }
    }

    private void Stage()
    {
        writer.Line("/// <summary>Copies a batch to where all workers can read it: a span belongs to its caller's stack.</summary>");
        using var body = writer.Braces($"private void Stage(ReadOnlySpan<float> inputs, ReadOnlySpan<{Target}> targets, int samples)");
        writer.Line("_samples = samples;");
        writer.Line("if (_inputs.Length < inputs.Length)");
        using (writer.Indented())
            writer.Line("_inputs = new AlignedBuffer(inputs.Length);");
        writer.Line("if (_targets.Length < targets.Length)");
        using (writer.Indented())
            writer.Line($"_targets = new {Target}[targets.Length];");
        writer.Line("inputs.CopyTo(_inputs.Span);");
        writer.Line("targets.CopyTo(_targets);");
    }
}
