using NetGen.Generators.Optimizers;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Reference;

/// <summary>
/// An optimizer in double precision: its scalars once a step, and its state for every parameter, for programs that update the whole
/// parameter block at once or one parameter at a time.
/// </summary>
internal sealed class ReferenceOptimizer
{
    private readonly ParameterTable _parameters;
    private readonly IReadOnlyList<ScalarDefinition> _definitions;
    private readonly Dictionary<(string Name, Tensor Parameter), double[]> _states = [];
    private readonly Dictionary<string, double> _persistent = [];
    private long _step;

    public ReferenceOptimizer(Optimizer optimizer, ParameterTable parameters)
    {
        _parameters = parameters;
        _definitions = optimizer.Scalars;
        LearningRate = optimizer.LearningRate;

        foreach (var state in optimizer.State)
        {
            foreach (var info in parameters.Parameters)
                _states.Add((state.Name, info.Tensor), [.. Enumerable.Repeat(state.Initial, info.Tensor.Size)]);
        }

        foreach (var definition in _definitions)
        {
            if (definition.Initial is { } initial)
                _persistent.Add(definition.Name, initial);
        }
    }

    public double LearningRate { get; set; }

    /// <summary>Begins the next step: the numbers that are the same for all its elements.</summary>
    public Dictionary<string, double> NextScalars()
    {
        _step++;
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

    /// <summary>One step of the update program over the flat parameter block.</summary>
    /// <param name="update">Reads and overwrites parameters and state as blocks.</param>
    /// <param name="parameters">By their tensors, in physical layout; replaced.</param>
    /// <param name="gradients">By their parameters' tensors, in physical layout.</param>
    public void Update(NetworkProgram update, Dictionary<Tensor, double[]> parameters, IReadOnlyDictionary<Tensor, double[]> gradients)
    {
        var bindings = new Dictionary<Tensor, double[]>();
        foreach (var tensor in update.Ops.SelectMany(op => op.Inputs).Distinct().Where(tensor => tensor.Size == _parameters.BlockLength))
        {
            bindings.Add(tensor, Gather(parameter => tensor.Role switch
            {
                TensorRole.Parameter => parameters[parameter],
                TensorRole.Gradient => gradients[parameter],
                _ => _states[(tensor.StateName!, parameter)],
            }));
        }

        var values = Interpreter.Run(update, batch: 1, bindings, scalars: NextScalars());
        foreach (var result in update.Results)
        {
            foreach (var info in _parameters.Parameters)
            {
                var part = values[result].AsSpan(_parameters.OffsetOf(info.Tensor), info.Tensor.Size).ToArray();
                if (result.Role == TensorRole.Parameter)
                    parameters[info.Tensor] = part;
                else
                    _states[(result.Overwrites!.StateName!, info.Tensor)] = part;
            }
        }
    }

    /// <summary>Binds the state of a program that updates one parameter at a time.</summary>
    public void Bind(NetworkProgram step, Dictionary<Tensor, double[]> bindings)
    {
        foreach (var state in step.Results.Where(result => result.Role == TensorRole.State).Select(result => result.Overwrites!))
            bindings.Add(state, _states[(state.StateName!, state.Owner!)]);
    }

    /// <summary>Keeps what a program that updates one parameter at a time has computed.</summary>
    public void Keep(NetworkProgram step, IReadOnlyDictionary<Tensor, double[]> values, Dictionary<Tensor, double[]> parameters)
    {
        foreach (var result in step.Results.Where(result => result.Role is TensorRole.Parameter or TensorRole.State))
        {
            if (result.Role == TensorRole.Parameter)
                parameters[result.Overwrites!] = values[result];
            else
                _states[(result.Overwrites!.StateName!, result.Overwrites.Owner!)] = values[result];
        }
    }

    private double[] Gather(Func<Tensor, double[]> valuesOf)
    {
        var block = new double[_parameters.BlockLength];
        foreach (var info in _parameters.Parameters)
            valuesOf(info.Tensor).CopyTo(block, _parameters.OffsetOf(info.Tensor));
        return block;
    }
}
