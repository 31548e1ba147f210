using System.Collections;

namespace NetGen.Generators.Infrastructure;

/// <summary>
/// Integers that compare by content, with the queries that are made of them. An array that they are made of is theirs. LINQ's would do, but what .NET's generic methods become for a value type no
/// assembly that is compiled ahead of time may hold: in a new process each would be compiled where it is first met, and there are hundreds.
/// </summary>
internal readonly struct Integers : IEquatable<Integers>, IReadOnlyList<int>
{
    private readonly int[]? _items;

    public Integers(params int[] items) => _items = items;

    public static Integers Empty => default;

    public int Count => _items?.Length ?? 0;

    public int Last => this[Count - 1];

    public int this[int index] => _items is null ? throw new ArgumentOutOfRangeException(nameof(index)) : _items[index];

    /// <summary><paramref name="count"/> numbers from <paramref name="first"/> on.</summary>
    public static Integers Range(int first, int count)
    {
        var items = new int[count];
        for (var i = 0; i < count; i++)
            items[i] = first + i;
        return new Integers(items);
    }

    /// <summary>A number of each item.</summary>
    public static Integers Of<T>(IReadOnlyCollection<T> items, Func<T, int> number)
        where T : class?
    {
        var numbers = new int[items.Count];
        var i = 0;
        foreach (var item in items)
            numbers[i++] = number(item);
        return new Integers(numbers);
    }

    /// <summary>A number of each item and its index.</summary>
    public static Integers Of<T>(IReadOnlyCollection<T> items, Func<T, int, int> number)
        where T : class?
    {
        var numbers = new int[items.Count];
        var i = 0;
        foreach (var item in items)
        {
            numbers[i] = number(item, i);
            i++;
        }

        return new Integers(numbers);
    }

    public Integers Select(Func<int, int> change)
    {
        var changed = new int[Count];
        for (var i = 0; i < changed.Length; i++)
            changed[i] = change(_items![i]);
        return new Integers(changed);
    }

    public Integers Select(Func<int, int, int> change)
    {
        var changed = new int[Count];
        for (var i = 0; i < changed.Length; i++)
            changed[i] = change(_items![i], i);
        return new Integers(changed);
    }

    public List<T> Select<T>(Func<int, T> item)
        where T : class?
    {
        var items = new List<T>(Count);
        for (var i = 0; i < Count; i++)
            items.Add(item(_items![i]));
        return items;
    }

    public List<T> Select<T>(Func<int, int, T> item)
        where T : class?
    {
        var items = new List<T>(Count);
        for (var i = 0; i < Count; i++)
            items.Add(item(_items![i], i));
        return items;
    }

    public Integers Where(Func<int, bool> condition)
    {
        var kept = new int[Count];
        var count = 0;
        for (var i = 0; i < Count; i++)
        {
            if (condition(_items![i]))
                kept[count++] = _items[i];
        }

        Array.Resize(ref kept, count);
        return new Integers(kept);
    }

    public bool All(Func<int, bool> condition)
    {
        for (var i = 0; i < Count; i++)
        {
            if (!condition(_items![i]))
                return false;
        }

        return true;
    }

    public bool Any(Func<int, bool> condition)
    {
        for (var i = 0; i < Count; i++)
        {
            if (condition(_items![i]))
                return true;
        }

        return false;
    }

    /// <summary>The place of a number; -1 if it isn't among them.</summary>
    public int IndexOf(int number)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_items![i] == number)
                return i;
        }

        return -1;
    }

    public Integers Skip(int count) => Slice(count, Count - count);

    public Integers Take(int count) => Slice(0, count);

    public Integers Append(int number) => Insert(Count, number);

    public Integers Prepend(int number) => Insert(0, number);

    public Integers Reverse()
    {
        var reversed = ToArray();
        for (int i = 0, j = reversed.Length - 1; i < j; i++, j--)
            (reversed[i], reversed[j]) = (reversed[j], reversed[i]);
        return new Integers(reversed);
    }

    /// <summary>The largest; 0 if there is none.</summary>
    public int Max()
    {
        var largest = Count == 0 ? 0 : _items![0];
        for (var i = 1; i < Count; i++)
            largest = Math.Max(largest, _items![i]);
        return largest;
    }

    public int[] ToArray()
    {
        var copy = new int[Count];
        for (var i = 0; i < copy.Length; i++)
            copy[i] = _items![i];
        return copy;
    }

    public bool Equals(Integers other)
    {
        if (Count != other.Count)
            return false;

        for (var i = 0; i < Count; i++)
        {
            if (_items![i] != other._items![i])
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is Integers other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17;
        for (var i = 0; i < Count; i++)
            hash = unchecked((hash * 31) + _items![i]);
        return hash;
    }

    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<int> IEnumerable<int>.GetEnumerator() => ((IEnumerable<int>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    public static bool operator ==(Integers left, Integers right) => left.Equals(right);

    public static bool operator !=(Integers left, Integers right) => !left.Equals(right);

    private Integers Slice(int first, int count)
    {
        first = Math.Max(0, first);
        var slice = new int[Math.Max(0, Math.Min(count, Count - first))];
        for (var i = 0; i < slice.Length; i++)
            slice[i] = _items![first + i];
        return new Integers(slice);
    }

    private Integers Insert(int place, int number)
    {
        var items = new int[Count + 1];
        for (var i = 0; i < items.Length; i++)
            items[i] = i == place ? number : _items![i < place ? i : i - 1];
        return new Integers(items);
    }

    /// <summary>So that a loop over the numbers takes nothing.</summary>
    internal struct Enumerator(int[]? items)
    {
        private int _index = -1;

        public readonly int Current => items![_index];

        public bool MoveNext() => ++_index < (items?.Length ?? 0);
    }
}
