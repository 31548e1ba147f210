using System.Globalization;
using NetGen.Fuzz.Sources;

namespace NetGen.Fuzz.Checking;

/// <summary>How many networks there were, and what became of them.</summary>
internal sealed class FuzzStatistics
{
    private readonly SortedDictionary<string, (int All, int Valid, int Faulty)> _kinds = new(StringComparer.Ordinal);

    public int Networks => _kinds.Values.Sum(kind => kind.All);

    /// <summary>Those that code was generated for.</summary>
    public int Valid => _kinds.Values.Sum(kind => kind.Valid);

    /// <summary>Those that C# itself objects to; they are only checked for crashes.</summary>
    public int Faulty => _kinds.Values.Sum(kind => kind.Faulty);

    /// <summary>How long the generator took for all of them.</summary>
    public TimeSpan Generation { get; private set; }

    public void Add(IReadOnlyList<FuzzCase> cases, BatchResult result)
    {
        Generation += result.Generation;
        foreach (var kind in cases.GroupBy(one => one.Kind))
        {
            var (all, valid, faulty) = _kinds.GetValueOrDefault(kind.Key);
            _kinds[kind.Key] = (
                all + kind.Count(), valid + kind.Count(result.Valid.Contains), faulty + kind.Count(result.Faulty.Contains));
        }
    }

    public override string ToString() => string.Join("\n", _kinds
        .Select(kind => Row(kind.Key, kind.Value.All, kind.Value.Valid, kind.Value.Faulty))
        .Append(Row("all", Networks, Valid, Faulty)));

    private static string Row(string name, int all, int valid, int faulty) => string.Create(
        CultureInfo.InvariantCulture, $"{name,-20} {all,8} networks, {100.0 * valid / Math.Max(1, all),5:F1} % valid, {faulty} not C#");
}
