using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Planning;

/// <summary>A program with its order of execution and its memory.</summary>
internal sealed record ProgramPlan(NetworkProgram Program, IReadOnlyList<Step> Steps, MemoryPlan Memory)
{
    /// <param name="program">What to plan.</param>
    /// <param name="sequential">Whether one worker runs it from start to end.</param>
    /// <param name="external">Tensors that the caller provides besides inputs, targets and parameters.</param>
    public static ProgramPlan Of(NetworkProgram program, bool sequential, params Tensor[] external)
    {
        var steps = Schedule.Of(program, sequential);
        return new ProgramPlan(program, steps, MemoryPlan.Of(steps, external, sequential));
    }
}

/// <summary>Everything that emission prints: the result of the compiler's middle, with nothing left to decide.</summary>
internal sealed class NetworkPlan
{
    public NetworkPlan(NetworkGraph graph, bool alwaysFuseUpdate = false)
    {
        Graph = graph;
        Programs = Passes.Programs.Build(graph, alwaysFuseUpdate);
        Inference = ProgramPlan.Of(Programs.Inference, sequential: true, Programs.Inference.Results[0]);
        Probabilities = Programs.Probabilities is { } probabilities
            ? ProgramPlan.Of(probabilities, sequential: true, probabilities.Results[0])
            : null;
        Evaluation = ProgramPlan.Of(Programs.Evaluation, sequential: false);
        Training = ProgramPlan.Of(Programs.Training, sequential: false);
        Step = Programs.Step is { } step ? ProgramPlan.Of(step, sequential: false) : null;
        Update = ProgramPlan.Of(Programs.Update, sequential: false);
    }

    public NetworkGraph Graph { get; }

    public NetworkSpec Spec => Graph.Spec;

    public NetworkPrograms Programs { get; }

    public ParameterTable Parameters => Programs.Parameters;

    public ProgramPlan Inference { get; }

    public ProgramPlan? Probabilities { get; }

    public ProgramPlan Evaluation { get; }

    public ProgramPlan Training { get; }

    /// <summary>Training and update in one pass, where that pays.</summary>
    public ProgramPlan? Step { get; }

    public ProgramPlan Update { get; }

    /// <summary>Floats of the one workspace of everything that goes over a batch of training, whatever the batch.</summary>
    public int WorkspaceFixedLength => BatchPlans.Append(Update).Max(plan => plan.Memory.FixedLength);

    /// <summary>Floats of that workspace for each sample.</summary>
    public int WorkspaceLengthPerSample => BatchPlans.Max(plan => plan.Memory.LengthPerSample);

    /// <summary>Floats of the workspace of prediction, whatever the batch.</summary>
    public int InferenceFixedLength => Math.Max(Inference.Memory.FixedLength, Probabilities?.Memory.FixedLength ?? 0);

    /// <summary>Floats of that workspace for each sample.</summary>
    public int InferenceLengthPerSample => Math.Max(Inference.Memory.LengthPerSample, Probabilities?.Memory.LengthPerSample ?? 0);

    private IEnumerable<ProgramPlan> BatchPlans => Step is { } step ? [Training, Evaluation, step] : [Training, Evaluation];

    public int InputSize => Spec.Input.Size;

    public int OutputSize => Graph.Output.Size;

    /// <summary>What a class index chooses from: the output's last axis.</summary>
    public int Classes => Graph.Output.Last;

    /// <summary>Positions that are classified in a sample: the pixels of an image, else 1.</summary>
    public int PositionsPerSample => OutputSize / Classes;

    public bool HasClassTargets => Spec.Loss.Target == TargetKind.ClassIndex;

    /// <summary>Multiply-adds of one sample going forward.</summary>
    public long MultiplyAdds => Graph.Nodes.Sum(node => node.Layer.MultiplyAdds(node.Input));

    public IReadOnlyList<double> ClassWeights =>
        Programs.Training.Ops.OfType<SoftmaxCrossEntropy>().FirstOrDefault()?.ClassWeights ?? [];

    /// <summary>The random streams that training uses.</summary>
    public IReadOnlyList<int> RandomStreams
    {
        get
        {
            var streams = new List<int>();
            foreach (var random in Training.Steps.SelectMany(step => Expressions(step.Op)).SelectMany(expression => expression.Descendants()).OfType<RandomUniform>())
            {
                if (!streams.Contains(random.Stream))
                    streams.Add(random.Stream);
            }

            streams.Sort();
            return streams;
        }
    }

    /// <summary>Trainable scalars.</summary>
    public long ParameterCount => Parameters.Parameters.Sum(parameter => (long)parameter.Tensor.Size);

    public long ParameterCountOf(string layer) =>
        Parameters.Parameters.Where(parameter => parameter.LayerName == layer).Sum(parameter => (long)parameter.Tensor.Size);

    /// <summary>Scalars that training keeps beside the parameters of a layer.</summary>
    public long BufferCountOf(string layer) =>
        Parameters.Buffers.Where(buffer => buffer.LayerName == layer).Sum(buffer => (long)buffer.Tensor.Size);

    /// <summary>Scalars of a layer, trainable or not.</summary>
    public long ValueCountOf(string layer) => ParameterCountOf(layer) + BufferCountOf(layer);

    /// <summary>Scalars of all layers, trainable or not.</summary>
    public long ValueCount => ParameterCount + Parameters.Buffers.Sum(buffer => (long)buffer.Tensor.Size);

    private static IEnumerable<Expr> Expressions(Op op) => op switch
    {
        Map map => map.Results.Select(result => result.Value),
        Contraction { Epilogue: { } epilogue } => epilogue.Results.Select(result => result.Value),
        _ => [],
    };
}
