using NetGen.Generators.Program;

namespace NetGen.Generators.Passes;

/// <summary>
/// The ops of a program while a pass rewrites them: each keeps its place, removed ones leave a gap, and who writes and who reads a
/// tensor is known without a search. So a pass costs what it changes, not the square of the program.
/// </summary>
internal sealed class OpTable
{
    private readonly Op?[] _ops;
    private readonly Dictionary<Tensor, int> _writers;
    private readonly Dictionary<Tensor, List<int>> _readers;

    public OpTable(IReadOnlyList<Op> ops)
    {
        _ops = new Op?[ops.Count];
        _writers = new Dictionary<Tensor, int>(2 * ops.Count);
        _readers = new Dictionary<Tensor, List<int>>(2 * ops.Count);
        for (var place = 0; place < ops.Count; place++)
            Set(place, ops[place]);
    }

    /// <summary>Places, gaps among them.</summary>
    public int Count => _ops.Length;

    /// <summary>The op at a place; null in a gap.</summary>
    public Op? this[int place] => _ops[place];

    /// <summary>The ops without the gaps.</summary>
    public IReadOnlyList<Op> Ops => _ops.OfType<Op>().ToList();

    /// <summary>Where a tensor is read, in order.</summary>
    public IReadOnlyList<int> ReadersOf(Tensor tensor) => _readers.TryGetValue(tensor, out var places) ? places : [];

    /// <summary>Where a tensor is computed; null for what comes from outside.</summary>
    public int? WriterOf(Tensor tensor) => _writers.TryGetValue(tensor, out var place) ? place : null;

    /// <summary>Puts another op, or with null a gap, where one was.</summary>
    public void Set(int place, Op? op)
    {
        if (_ops[place] is { } old)
        {
            var (oldInputs, oldOutputs) = (old.Inputs, old.Outputs);
            for (var i = 0; i < oldInputs.Count; i++)
                _readers[oldInputs[i]].Remove(place);
            for (var i = 0; i < oldOutputs.Count; i++)
            {
                var output = oldOutputs[i];
                if (_writers.TryGetValue(output, out var writer) && writer == place)
                    _writers.Remove(output);
            }
        }

        _ops[place] = op;
        if (op is null)
            return;

        // By their indices: a pass does this for every op.
        var (inputs, outputs) = (op.Inputs, op.Outputs);
        for (var i = 0; i < inputs.Count; i++)
        {
            if (!_readers.TryGetValue(inputs[i], out var places))
                _readers.Add(inputs[i], places = new List<int>(2));
            if (places.BinarySearch(place) is var found and < 0)
                places.Insert(~found, place);
        }

        for (var i = 0; i < outputs.Count; i++)
            _writers[outputs[i]] = place;
    }
}
