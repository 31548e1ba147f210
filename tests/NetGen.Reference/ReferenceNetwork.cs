using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Reference;

/// <summary>
/// A network in double precision with the members of a generated one: the compiler's programs, interpreted. Parameters and gradients go
/// in and out in the logical (PyTorch) order. All parameters start at 0.
/// </summary>
internal sealed class ReferenceNetwork
{
    private readonly NetworkGraph _graph;
    private readonly Dictionary<Tensor, double[]> _parameters;
    private readonly ReferenceOptimizer _optimizer;

    public ReferenceNetwork(NetworkGraph graph)
    {
        _graph = graph;
        Programs = Generators.Passes.Programs.Build(graph);
        _parameters = Parameters.ToDictionary(info => info.Tensor, info => new double[info.Tensor.Size]);
        _optimizer = new ReferenceOptimizer(graph.Spec.Optimizer, Programs.Parameters);
    }

    public NetworkPrograms Programs { get; }

    /// <summary>In the order of the generated <c>ParameterSet</c>.</summary>
    public IReadOnlyList<ParameterInfo> Parameters => Programs.Parameters.Parameters;

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

    /// <summary>The loss in training mode and the gradient of every parameter, by its name.</summary>
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
        var gradients = program.Results.Skip(1).ToDictionary(gradient => gradient.Owner!, gradient => values[gradient]);
        return (values[program.Results[0]][0], gradients);
    }

    private Dictionary<Tensor, double[]> Run(
        NetworkProgram program, Samples samples, Func<int, int, double>? random = null, ReferenceOptimizer? optimizer = null)
    {
        var batch = samples.Inputs.Count / _graph.Spec.Input.Size;
        var bindings = new Dictionary<Tensor, double[]>(_parameters) { [program.Input!] = [.. samples.Inputs] };
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
}
