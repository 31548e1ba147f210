namespace NetGen.Generators.Infrastructure;

/// <summary>Puts items in the order of numbers. (LINQ's sorting by a number would be compiled in each new process, as <see cref="Integers"/> tells.)</summary>
internal static class Ordered
{
    /// <summary>By the first number, then by the next; items whose numbers are all the same stay in their order.</summary>
    public static List<T> Ascending<T>(IEnumerable<T> items, params Func<T, long>[] numbers)
        where T : class
    {
        var ranked = new List<Ranked<T>>();
        foreach (var item in items)
        {
            // Its place is the last of its numbers, so that no two items are alike.
            var keys = new long[numbers.Length + 1];
            for (var i = 0; i < numbers.Length; i++)
                keys[i] = numbers[i](item);
            keys[numbers.Length] = ranked.Count;
            ranked.Add(new Ranked<T>(item, keys));
        }

        ranked.Sort(static (one, other) => one.CompareTo(other));
        return ranked.ConvertAll(static one => one.Item);
    }

    private sealed class Ranked<T>(T item, long[] keys)
    {
        private readonly long[] _keys = keys;

        public T Item { get; } = item;

        public int CompareTo(Ranked<T> other)
        {
            for (var i = 0; i < _keys.Length; i++)
            {
                if (_keys[i] != other._keys[i])
                    return _keys[i] < other._keys[i] ? -1 : 1;
            }

            return 0;
        }
    }
}
