using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// Steps that samples share wait for the phase that reads them, where what they are made of is still read then, too: so they meet their readers in one loop
/// (see <see cref="SampleBlock"/>), and nothing has to be kept until then.
/// </summary>
internal sealed class LateSteps
{
    private readonly List<Step> _steps;
    private readonly HashSet<Tensor> _results;
    private readonly Dictionary<Tensor, List<int>> _readers = [];
    private readonly Dictionary<Tensor, int> _writers = [];
    private readonly Dictionary<Tensor, int> _overwriters = [];

    private LateSteps(List<Step> steps, IEnumerable<Tensor> results)
    {
        (_steps, _results) = (steps, [.. results]);
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var input in steps[i].Op.Inputs.Select(KernelSignature.StorageOf).Distinct())
            {
                if (!_readers.TryGetValue(input, out var places))
                    _readers.Add(input, places = []);
                places.Add(i);
            }

            foreach (var output in steps[i].Op.Outputs)
                (output.Overwrites is null ? _writers : _overwriters).Add(KernelSignature.StorageOf(output), i);
        }
    }

    /// <summary>Gives them their phases; nothing else changes.</summary>
    /// <param name="steps">In the program's order.</param>
    /// <param name="results">What is read from outside when all is done.</param>
    public static void Move(List<Step> steps, IEnumerable<Tensor> results)
    {
        var late = new LateSteps(steps, results);
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            if (late.PhaseOfReaders(i) is { } phase && phase > steps[i].Phase && late.CanWait(i, phase))
                steps[i] = steps[i] with { Phase = phase };
        }
    }

    private int? PhaseOfReaders(int place)
    {
        if (!IsFree(place))
            return null;

        int? first = null;
        foreach (var output in _steps[place].Op.Outputs)
        {
            foreach (var reader in ReadersOf(KernelSignature.StorageOf(output)))
            {
                if (_steps[reader].Sharing != Sharing.Samples)
                    return null;
                if (first is null || _steps[reader].Phase < first)
                    first = _steps[reader].Phase;
            }
        }

        return first;
    }

    private bool IsFree(int place) => _steps[place].Sharing == Sharing.Samples
        && !_steps[place].Op.Outputs.Any(output => output.Overwrites is not null || !output.Batched || _results.Contains(output));

    private bool CanWait(int place, int phase) => _steps[place].Op.Inputs.Select(KernelSignature.StorageOf).All(input => IsThere(input, place, phase));

    // What only this step reads can be made later, too.
    private bool IsThere(Tensor input, int place, int phase) =>
        (!_overwriters.TryGetValue(input, out var overwriter) || _steps[overwriter].Phase > phase)
        && (!input.Batched || input.Role == TensorRole.Input || ReadersOf(input).Exists(reader => reader != place && _steps[reader].Phase >= phase)
            || (ReadersOf(input).Count == 1 && _writers.TryGetValue(input, out var writer) && IsFree(writer) && _steps[writer].Op.Outputs.Count == 1 && CanWait(writer, phase)));

    private List<int> ReadersOf(Tensor storage) => _readers.TryGetValue(storage, out var places) ? places : [];
}
