namespace NetGen.Generators.Infrastructure;

/// <summary>Puts items in the order of numbers. (LINQ's sorting by a number would be compiled in each new process, as <see cref="Integers"/> tells.)</summary>
internal static class Ordered
{
    /// <summary>By the first number, then by the next; items whose numbers are all the same stay in their order.</summary>
    public static List<T> Ascending<T>(IEnumerable<T> items, params Func<T, long>[] numbers)
        where T : class
    {
        var sorted = new List<T>();
        foreach (var item in items)
        {
            // From behind: most come in order already.
            var place = sorted.Count;
            while (place > 0 && IsBefore(item, sorted[place - 1], numbers))
                place--;
            sorted.Insert(place, item);
        }

        return sorted;
    }

    private static bool IsBefore<T>(T item, T other, Func<T, long>[] numbers)
    {
        foreach (var number in numbers)
        {
            if (number(item) != number(other))
                return number(item) < number(other);
        }

        return false;
    }
}
