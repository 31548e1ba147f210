using NetGen.Generators.Optimizers;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Reference;

/// <summary>An optimizer in double precision: its scalars once a step, then its update program over the flat parameter block.</summary>
internal sealed class ReferenceOptimizer
{
    private readonly NetworkProgram _update;
    private readonly ParameterTable _parameters;
    private readonly IReadOnlyList<ScalarDefinition> _definitions;
    private readonly Dictionary<Tensor, double[]> _states = [];
    private readonly Dictionary<string, double> _persistent = [];
    private long _step;

    public ReferenceOptimizer(Optimizer optimizer, NetworkProgram update, ParameterTable parameters)
    {
        _update = update;
        _parameters = parameters;
        _definitions = optimizer.Scalars;
        LearningRate = optimizer.LearningRate;

        foreach (var definition in optimizer.State)
        {
            var initial = Enumerable.Repeat(definition.Initial, parameters.BlockLength);
            _states.Add(InPlace(TensorRole.State).Single(tensor => tensor.Name == definition.Name), [.. initial]);
        }

        foreach (var definition in _definitions)
        {
            if (definition.Initial is { } initial)
                _persistent.Add(definition.Name, initial);
        }
    }

    public double LearningRate { get; set; }

    /// <summary>Changes the parameters by one step along their gradients; both by the parameters' tensors, in physical layout.</summary>
    public void Step(Dictionary<Tensor, double[]> parameters, Dictionary<Tensor, double[]> gradients)
    {
        _step++;
        var block = InPlace(TensorRole.Parameter).Single();
        var bindings = new Dictionary<Tensor, double[]>(_states) { [block] = Gather(parameters) };
        foreach (var gradient in _update.Ops.SelectMany(op => op.Inputs).Where(tensor => tensor.Role == TensorRole.Gradient).Distinct())
            bindings.Add(gradient, Gather(gradients));

        var values = Interpreter.Run(_update, batch: 1, bindings, scalars: EvaluateScalars());
        Scatter(values[block], parameters);
        foreach (var state in _states.Keys.ToList())
            _states[state] = values[state];
    }

    private Dictionary<string, double> EvaluateScalars()
    {
        var known = new Dictionary<string, double>(_persistent)
        {
            [ScalarNames.LearningRate] = LearningRate,
            [ScalarNames.Step] = _step,
        };
        foreach (var definition in _definitions)
        {
            var value = Evaluator.Evaluate(definition.Value, leaf => known[((ScalarValue)leaf).Name]);
            known[definition.Name] = value;
            if (definition.Initial is not null)
                _persistent[definition.Name] = value;
        }

        return known;
    }

    /// <summary>What the update program overwrites.</summary>
    private IEnumerable<Tensor> InPlace(TensorRole role) => _update.Results.Select(result => result.Owner!).Where(owner => owner.Role == role);

    private double[] Gather(Dictionary<Tensor, double[]> values)
    {
        var block = new double[_parameters.BlockLength];
        foreach (var info in _parameters.Parameters)
            values[info.Tensor].CopyTo(block, _parameters.OffsetOf(info.Tensor));
        return block;
    }

    private void Scatter(double[] block, Dictionary<Tensor, double[]> values)
    {
        foreach (var info in _parameters.Parameters)
            values[info.Tensor] = block.AsSpan(_parameters.OffsetOf(info.Tensor), info.Tensor.Size).ToArray();
    }
}
