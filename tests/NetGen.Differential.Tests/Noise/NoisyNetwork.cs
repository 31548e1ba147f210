using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using NetGen.Reference;

namespace NetGen.Differential.Tests.Noise;

/// <summary>
/// How far float arithmetic may stray in everything that a network computes: the tolerance of a comparison, number by number. The values
/// come along, so that they can be held against the reference's.
/// </summary>
internal sealed class NoisyNetwork(NetworkGraph graph, NetworkPrograms programs)
{
    private readonly Dictionary<Tensor, Noisy[]> _parameters = [];
    private readonly Dictionary<Tensor, Noisy[]> _buffers = programs.Parameters.Buffers.ToDictionary(
        buffer => buffer.Tensor, buffer => Enumerable.Repeat(Noisy.Rounded(buffer.Initial), buffer.Tensor.Size).ToArray());

    private readonly Dictionary<string, Noisy[]> _states = [];
    private readonly Dictionary<string, double> _persistent = [];
    private long _step;

    private IReadOnlyList<ParameterInfo> Parameters => programs.Parameters.Parameters;

    /// <summary>A parameter in logical order.</summary>
    public IReadOnlyList<Noisy> this[string name] => Logical(Find(name), _parameters[Find(name).Tensor]);

    public void Set(string name, IReadOnlyList<float> values) =>
        _parameters[Find(name).Tensor] = [.. LogicalOrder.ToPhysical(Find(name), [.. values.Select(value => (double)value)]).Select(value => new Noisy(value))];

    /// <summary>A buffer.</summary>
    public IReadOnlyList<Noisy> Buffer(string name) => _buffers[FindBuffer(name).Tensor];

    public void SetBuffer(string name, IReadOnlyList<float> values) => _buffers[FindBuffer(name).Tensor] = [.. values.Select(value => new Noisy(value))];

    public IReadOnlyList<Noisy> Predict(IReadOnlyList<double> inputs) => Run(programs.Inference, new Samples(inputs, null, null), null)[programs.Inference.Results[0]];

    public IReadOnlyList<Noisy> Probabilities(IReadOnlyList<double> inputs)
    {
        var program = programs.Probabilities!;
        var execution = new NoisyExecution(inputs.Count / graph.Spec.Input.Size, null, new Dictionary<string, Noisy>(), null);
        execution.Bind(program.Input!, [.. Predict(inputs)]);
        return execution.Run(program)[program.Results[0]];
    }

    public Noisy Loss(Samples samples) => Run(programs.Evaluation, samples, null)[programs.Evaluation.Results[0]][0];

    public (Noisy Loss, Dictionary<string, IReadOnlyList<Noisy>> Gradients) Gradients(Samples samples, Func<int, int, double>? random)
    {
        var program = programs.Training;
        var execution = Run(program, samples, random);
        KeepBuffers(program, execution);
        var gradients = program.Results.Where(result => result.Role == TensorRole.Gradient).ToDictionary(gradient => gradient.Owner!, gradient => execution[gradient]);
        return (execution[program.Results[0]][0], Parameters.ToDictionary(info => info.Name, info => Logical(info, gradients[info.Tensor])));
    }

    public Noisy Step(Samples samples, Func<int, int, double>? random, double learningRate)
    {
        var program = programs.Training;
        var training = Run(program, samples, random);
        KeepBuffers(program, training);
        _step++;

        var update = programs.Update;
        var gradients = program.Results.Where(result => result.Role == TensorRole.Gradient).ToDictionary(gradient => gradient.Owner!, gradient => training[gradient]);
        var execution = new NoisyExecution(1, null, Scalars(learningRate), null);
        foreach (var tensor in update.Ops.SelectMany(op => op.Inputs).Distinct().Where(tensor => tensor.Role != TensorRole.Temporary))
        {
            execution.Bind(tensor, tensor.Role switch
            {
                TensorRole.Parameter => Gather(_parameters),
                TensorRole.Gradient => Gather(gradients),
                _ => _states.TryGetValue(tensor.StateName!, out var state) ? state : Start(tensor),
            });
        }

        execution.Run(update);
        foreach (var result in update.Results)
        {
            if (result.Role == TensorRole.State)
                _states[result.Overwrites!.StateName!] = execution[result];
            else
                Scatter(execution[result]);
        }

        return training[program.Results[0]][0];
    }

    private NoisyExecution Run(NetworkProgram program, Samples samples, Func<int, int, double>? random)
    {
        var batch = samples.Inputs.Count / graph.Spec.Input.Size;
        var scalars = new Dictionary<string, Noisy> { [ScalarNames.InverseBatch] = Noisy.Rounded(1.0 / batch) };
        if (samples.Classes is { } classes && graph.Spec.Loss is CrossEntropyLoss { ClassWeights: { Count: > 0 } weights })
            scalars[ScalarNames.InverseWeight] = Noisy.Rounded(1 / classes.Sum(label => weights[label]));

        var execution = new NoisyExecution(batch, samples.Classes, scalars, random);
        foreach (var (tensor, values) in _parameters.Concat(_buffers))
            execution.Bind(tensor, values);
        execution.Bind(program.Input!, [.. samples.Inputs.Select(value => new Noisy(value))]);
        if (samples.Targets is { } targets)
            execution.Bind(program.Target!, [.. targets.Select(value => new Noisy(value))]);
        return execution.Run(program);
    }

    private void KeepBuffers(NetworkProgram program, NoisyExecution execution)
    {
        foreach (var result in program.Results.Where(result => result.Role == TensorRole.Buffer))
            _buffers[result.Overwrites!] = execution[result];
    }

    // In double, as the generated code computes them, and rounded where elements use them.
    private Dictionary<string, Noisy> Scalars(double learningRate)
    {
        var known = new Dictionary<string, double>(_persistent) { [ScalarNames.LearningRate] = learningRate, [ScalarNames.Step] = _step };
        foreach (var definition in graph.Spec.Optimizer.Scalars)
        {
            if (definition.Initial is { } initial)
                known.TryAdd(definition.Name, initial);
            known[definition.Name] = Evaluator.Evaluate(definition.Value, leaf => known[((ScalarValue)leaf).Name]);
            if (definition.Initial is not null)
                _persistent[definition.Name] = known[definition.Name];
        }

        return known.ToDictionary(pair => pair.Key, pair => Noisy.Rounded(pair.Value));
    }

    private Noisy[] Start(Tensor state)
    {
        var initial = graph.Spec.Optimizer.State.Single(definition => definition.Name == state.StateName).Initial;
        return [.. Enumerable.Repeat(Noisy.Rounded(initial), state.Size)];
    }

    private Noisy[] Gather(Dictionary<Tensor, Noisy[]> values)
    {
        var block = new Noisy[programs.Parameters.BlockLength];
        foreach (var info in Parameters)
            values[info.Tensor].CopyTo(block, programs.Parameters.OffsetOf(info.Tensor));
        return block;
    }

    private void Scatter(Noisy[] block)
    {
        foreach (var info in Parameters)
            _parameters[info.Tensor] = block.AsSpan(programs.Parameters.OffsetOf(info.Tensor), info.Tensor.Size).ToArray();
    }

    private ParameterInfo Find(string name) => Parameters.Single(info => info.Name == name);

    private BufferInfo FindBuffer(string name) => programs.Parameters.Buffers.Single(info => info.Name == name);

    private static IReadOnlyList<Noisy> Logical(ParameterInfo info, Noisy[] physical)
    {
        var order = LogicalOrder.FromPhysical(info, [.. Enumerable.Range(0, physical.Length).Select(i => (double)i)]);
        return [.. order.Select(i => physical[(int)i])];
    }
}
