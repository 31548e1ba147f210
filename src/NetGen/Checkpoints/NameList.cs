using static System.FormattableString;

namespace NetGen.Checkpoints;

/// <summary>Names for a message, which stays readable and small even if a hostile file has millions of them or very long ones.</summary>
internal sealed class NameList
{
    private const int MaxNames = 1000;
    private const int MaxLength = 200;

    private readonly List<string> _names = [];

    /// <summary>How many names were added.</summary>
    public int Count { get; private set; }

    /// <summary>A name of at most 200 characters.</summary>
    public static string Shorten(string name) => name.Length <= MaxLength ? name : name[..MaxLength] + "...";

    public void Add(string name)
    {
        Count++;
        if (_names.Count < MaxNames) _names.Add(Shorten(name));
    }

    /// <summary>The names, <c>none</c> if there are none; beyond 1000 only their number.</summary>
    public override string ToString()
    {
        if (Count == 0) return "none";

        string names = string.Join(", ", _names);
        return Count == _names.Count ? names : Invariant($"{names} and {Count - _names.Count} more");
    }
}
