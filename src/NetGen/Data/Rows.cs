namespace NetGen.Data;

/// <summary>Joins arrays of equal length.</summary>
internal static class Rows
{
    public static T[] Join<T>(T[][] rows, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        if (rows.Length == 0) throw new ArgumentException("There is no sample; at least one is needed.", name);

        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is null) throw new ArgumentException($"Sample {i} is null.", name);
            if (rows[i].Length == rows[0].Length && rows[i].Length > 0) continue;

            string expected = i == 0 ? "at least 1" : $"{rows[0].Length}, as sample 0 has";
            throw new ArgumentException($"Sample {i} has {rows[i].Length} values; it must have {expected}.", name);
        }

        return [.. rows.SelectMany(row => row)];
    }
}
