using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Tests.Planning;

/// <summary>
/// Random contractions that a kernel can compute: axes that are digits of several indices, windows, steps backwards, strided outputs, sums
/// over samples. Everything follows from the seed.
/// </summary>
internal sealed class RandomContraction
{
    private readonly Random _random;
    private readonly LoopIndex _column;
    private readonly bool _isElementwise;

    private RandomContraction(Random random)
    {
        _random = random;
        _column = new LoopIndex("n", random.Next(4) == 0 ? 16 * random.Next(1, 4) : random.Next(1, 40));
        _isElementwise = random.Next(5) == 0;
    }

    public static Contraction Of(int seed) => new RandomContraction(new Random(seed)).Make();

    private Contraction Make()
    {
        var outputs = Indices("pqr", _random.Next(4), 6);
        if (outputs.Count > 0 && _random.Next(3) == 0)
            outputs[0] = outputs[0] with { Extent = _random.Next(6, 30) };
        var sums = Indices("klm", _random.Next(4), 5);
        List<LoopIndex> left = [], right = [];
        foreach (var index in outputs)
        {
            // Mostly of one operand; of both where it is a group; of none where the output repeats itself.
            var where = _random.Next(8);
            if (where is < 5 or 6)
                left.Add(index);
            if (where is 5 or 6)
                right.Add(index);
        }

        foreach (var index in sums)
        {
            var where = _random.Next(4);
            if (where < 3)
                left.Add(index);
            if (where != 1)
                right.Add(index);
        }

        var batch = _random.Next(5);
        var isOutputBatched = batch < 3;
        var isSummedOverBatch = batch == 3;
        return new Contraction(
            Access("out", isOutputBatched, outputs, _column, isOutput: true),
            Access("left", isOutputBatched || isSummedOverBatch, left, _isElementwise ? _column : null),
            Access("right", isSummedOverBatch, right, _column));
    }

    private List<LoopIndex> Indices(string names, int count, int most) =>
        Enumerable.Range(0, count).Select(i => new LoopIndex(names[i].ToString(), _random.Next(1, most))).ToList();

    private Operand Access(string name, bool batched, List<LoopIndex> indices, LoopIndex? column, bool isOutput = false)
    {
        var axes = new List<List<LoopIndex>>();
        foreach (var index in indices.OrderBy(_ => _random.Next()))
        {
            if (axes.Count == 0 || _random.Next(2) == 0)
                axes.Add([]);
            axes[^1].Add(index);
        }

        var maps = axes.ConvertAll(axis => Axis(axis, null, isOutput));
        if (column is not null)
        {
            // A group may be a part of the columns' axis.
            var shared = maps.Count > 0 && _random.Next(3) == 0 ? axes[^1] : [];
            if (shared.Count > 0)
                maps.RemoveAt(maps.Count - 1);
            maps.Add(Axis(shared, column, isOutput));
        }

        if (maps.Count == 0)
            maps.Add((AxisMap.Sum(0), 1));
        var tensor = new Tensor(name, TensorRole.Temporary, batched, new Shape(maps.Select(map => map.Extent).ToArray()));
        var samples = batched ? new[] { AxisMap.Of(new LoopIndex("b", LoopIndex.Batch)) } : [];
        return Operand.Of(tensor, samples.Concat(maps.Select(map => map.Map)));
    }

    // Indices as digits, so that loops can be joined, or (where it is read) with any coefficients.
    private (AxisMap Map, int Extent) Axis(List<LoopIndex> indices, LoopIndex? column, bool isOutput)
    {
        var isDigits = isOutput || _random.Next(2) == 0;
        var reach = column is null && isOutput && _random.Next(4) == 0 ? 2 : 1;
        var offset = _random.Next(reach);
        var (low, high) = (0, reach - 1);
        var terms = new List<AxisTerm>();
        if (column is not null)
            Add(column, 1);
        foreach (var index in indices)
            Add(index, isDigits ? reach : _random.Next(4) == 0 ? -1 : _random.Next(1, 3));
        return (AxisMap.Sum(offset - low, [.. terms]), high - low + 1 + (_random.Next(4) == 0 ? _random.Next(3) : 0));

        void Add(LoopIndex index, int coefficient)
        {
            terms.Add(new AxisTerm(index, coefficient));
            reach *= index.Extent;
            low += Math.Min(0, coefficient * (index.Extent - 1));
            high += Math.Max(0, coefficient * (index.Extent - 1));
        }
    }
}
