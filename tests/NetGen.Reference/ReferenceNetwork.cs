using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Reference;

/// <summary>
/// A network in double precision with the members of a generated one: the compiler's programs, interpreted. Parameters and gradients go
/// in and out in the logical (PyTorch) order. All parameters start at 0, buffers (running statistics) at what their layers say.
/// </summary>
internal sealed class ReferenceNetwork
{
    private readonly NetworkGraph _graph;
    private readonly Dictionary<Tensor, double[]> _parameters;
    private readonly Dictionary<Tensor, double[]> _buffers;
    private readonly ReferenceOptimizer _optimizer;

    public ReferenceNetwork(NetworkGraph graph)
    {
        _graph = graph;
        Programs = Generators.Passes.Programs.Build(graph, alwaysFuseUpdate: true);
        _parameters = Parameters.ToDictionary(info => info.Tensor, info => new double[info.Tensor.Size]);
        _buffers = Buffers.ToDictionary(info => info.Tensor, info => Enumerable.Repeat(info.Initial, info.Tensor.Size).ToArray());
        _optimizer = new ReferenceOptimizer(graph.Spec.Optimizer, Programs.Parameters);
    }

    public NetworkPrograms Programs { get; }

    /// <summary>In the order of the generated <c>ParameterSet</c>.</summary>
    public IReadOnlyList<ParameterInfo> Parameters => Programs.Parameters.Parameters;

    /// <summary>What is saved with the parameters and not trained.</summary>
    public IReadOnlyList<BufferInfo> Buffers => Programs.Parameters.Buffers;

    /// <summary>The current learning rate.</summary>
    public double LearningRate
    {
        get => _optimizer.LearningRate;
        set => _optimizer.LearningRate = value;
    }

    /// <summary>
    /// Interpret training as it comes out of differentiation, and the update as a program of its own, instead of the fused programs.
    /// </summary>
    public bool Unfused { get; init; }

    /// <summary>A parameter, by its name, in logical order.</summary>
    public double[] this[string name]
    {
        get => LogicalOrder.FromPhysical(Find(name), _parameters[Find(name).Tensor]);
        set => _parameters[Find(name).Tensor] = LogicalOrder.ToPhysical(Find(name), value);
    }

    /// <summary>A buffer's elements, by its name.</summary>
    public double[] GetBuffer(string name) => [.. _buffers[FindBuffer(name).Tensor]];

    /// <exception cref="ArgumentException">The number of values is not that of the buffer's elements.</exception>
    public void SetBuffer(string name, IReadOnlyList<double> values)
    {
        var tensor = FindBuffer(name).Tensor;
        if (values.Count != tensor.Size)
            throw new ArgumentException($"{name} has {tensor.Size} elements, not {values.Count}.", nameof(values));
        _buffers[tensor] = [.. values];
    }

    /// <summary>The raw network output for any number of samples.</summary>
    public double[] Predict(IReadOnlyList<double> inputs)
    {
        var program = Programs.Inference;
        return Run(program, new Samples(inputs, null, null))[program.Results[0]];
    }

    /// <summary>The output through the loss's link function (softmax or sigmoid).</summary>
    public double[] PredictProbabilities(IReadOnlyList<double> inputs)
    {
        var program = Programs.Probabilities ?? throw new InvalidOperationException($"{_graph.Spec.Loss.Kind} has no link function.");
        var outputs = Predict(inputs);
        var bindings = new Dictionary<Tensor, double[]> { [program.Input!] = outputs };
        return Interpreter.Run(program, outputs.Length / _graph.Output.Size, bindings)[program.Results[0]];
    }

    /// <summary>The mean loss in evaluation mode.</summary>
    public double Loss(Samples samples) => Run(Programs.Evaluation, samples)[Programs.Evaluation.Results[0]][0];

    /// <summary>
    /// The loss in training mode and the gradient of every parameter, by its name. Buffers are updated, as by every pass in training mode.
    /// </summary>
    /// <param name="samples">The batch.</param>
    /// <param name="random">The uniform number of a dropout layer's stream and an element's index; needed only with dropout.</param>
    public (double Loss, Dictionary<string, double[]> Gradients) Gradients(Samples samples, Func<int, int, double>? random = null)
    {
        var (loss, physical) = PhysicalGradients(samples, random);
        return (loss, Parameters.ToDictionary(info => info.Name, info => LogicalOrder.FromPhysical(info, physical[info.Tensor])));
    }

    /// <summary>The loss in training mode alone: what <see cref="Gradients"/> are the slopes of.</summary>
    public double TrainingLoss(Samples samples, Func<int, int, double>? random = null)
    {
        var training = Training;
        var program = DeadCode.Run(new NetworkProgram(training.Ops, training.Input, training.Target, [training.Results[0]]));
        return Run(program, samples, random)[program.Results[0]][0];
    }

    /// <summary>One step of training; returns the loss before it.</summary>
    public double Step(Samples samples, Func<int, int, double>? random = null)
    {
        if (!Unfused && Programs.Step is { } step)
        {
            var values = Run(step, samples, random, _optimizer);
            _optimizer.Keep(step, values, _parameters);
            KeepBuffers(step, values);
            return values[step.Results[0]][0];
        }

        var (loss, gradients) = PhysicalGradients(samples, random);
        _optimizer.Update(Programs.Update, _parameters, gradients);
        return loss;
    }

    private NetworkProgram Training => Unfused ? Programs.TrainingUnfused : Programs.Training;

    private (double Loss, Dictionary<Tensor, double[]> Gradients) PhysicalGradients(Samples samples, Func<int, int, double>? random)
    {
        var program = Training;
        var values = Run(program, samples, random);
        KeepBuffers(program, values);
        var gradients = program.Results.Where(result => result.Role == TensorRole.Gradient)
            .ToDictionary(gradient => gradient.Owner!, gradient => values[gradient]);
        return (values[program.Results[0]][0], gradients);
    }

    private void KeepBuffers(NetworkProgram program, Dictionary<Tensor, double[]> values)
    {
        foreach (var result in program.Results.Where(result => result.Role == TensorRole.Buffer))
            _buffers[result.Overwrites!] = values[result];
    }

    private Dictionary<Tensor, double[]> Run(
        NetworkProgram program, Samples samples, Func<int, int, double>? random = null, ReferenceOptimizer? optimizer = null)
    {
        var batch = samples.Inputs.Count / _graph.Spec.Input.Size;
        var bindings = new Dictionary<Tensor, double[]>(_parameters.Concat(_buffers)) { [program.Input!] = [.. samples.Inputs] };
        if (samples.Targets is { } targets)
            bindings[program.Target!] = [.. targets];

        var scalars = optimizer?.NextScalars() ?? [];
        AddScalars(scalars, batch, samples.Classes);
        optimizer?.Bind(program, bindings);
        return Interpreter.Run(program, batch, bindings, samples.Classes, scalars, random);
    }

    private void AddScalars(Dictionary<string, double> scalars, int batch, IReadOnlyList<int>? classes)
    {
        scalars[ScalarNames.InverseBatch] = 1.0 / batch;
        if (classes is not null && _graph.Spec.Loss is CrossEntropyLoss { ClassWeights: { Count: > 0 } weights })
            scalars[ScalarNames.InverseWeight] = 1 / classes.Sum(label => weights[label]);
    }

    private ParameterInfo Find(string name) => Parameters.FirstOrDefault(info => info.Name == name)
        ?? throw new KeyNotFoundException($"No parameter '{name}' among {string.Join(", ", Parameters.Select(info => info.Name))}.");

    private BufferInfo FindBuffer(string name) => Buffers.FirstOrDefault(info => info.Name == name)
        ?? throw new KeyNotFoundException($"No buffer '{name}' among {string.Join(", ", Buffers.Select(info => info.Name))}.");
}
