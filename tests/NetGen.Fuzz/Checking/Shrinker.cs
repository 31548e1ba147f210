using NetGen.Fuzz.Sources;

namespace NetGen.Fuzz.Checking;

/// <summary>Makes a case smaller for as long as the same thing happens.</summary>
internal static class Shrinker
{
    private const int MostTries = 500;

    /// <param name="one">The case, by itself.</param>
    /// <param name="happens">Whether it still happens to a smaller case.</param>
    public static async Task<FuzzCase> Shrink(FuzzCase one, Func<FuzzCase, Task<bool>> happens)
    {
        var tries = 0;
        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            foreach (var candidate in Smaller(one))
            {
                if (++tries > MostTries)
                    return one;
                if (!await happens(candidate))
                    continue;

                (one, isSmaller) = (candidate, true);
                break;
            }
        }

        return one;
    }

    private static IEnumerable<FuzzCase> Smaller(FuzzCase one)
    {
        if (one.Others.Length > 0)
            yield return one with { Others = "" };
        if (one.Inner.Length > 0)
            yield return one with { Inner = "" };
        if (one.HasTwoFiles)
            yield return one with { HasTwoFiles = false };
        for (var i = 0; i < one.Containers.Length; i++)
            yield return one with { Containers = one.Containers.RemoveAt(i) };
        for (var i = 0; i < one.Blocks.Length; i++)
            yield return one with { Blocks = one.Blocks.RemoveAt(i) };
        foreach (var network in Smaller(one.Network))
            yield return one with { Network = network };
        for (var i = 0; i < one.Blocks.Length; i++)
        {
            foreach (var block in Smaller(one.Blocks[i]))
                yield return one with { Blocks = one.Blocks.SetItem(i, block) };
        }
    }

    private static IEnumerable<FuzzClass> Smaller(FuzzClass one)
    {
        var plain = new FuzzClass("Net", one.Attributes);
        if (one.Elsewhere is { } elsewhere)
            yield return one with { Elsewhere = null, Attributes = [.. one.Attributes, .. elsewhere] };
        if (one.Members.Length > 0)
            yield return one with { Members = "" };
        foreach (var line in one.Members.Split('\n').Where(line => line != one.Members))
            yield return one with { Members = line };
        if (one.Heading.Length > 0)
            yield return one with { Heading = "" };
        if (one.TypeParameters.Length > 0)
            yield return one with { TypeParameters = "" };
        if (one.IsNetwork && (one.Name, one.Modifiers, one.Keyword) != (plain.Name, plain.Modifiers, plain.Keyword))
            yield return one with { Name = plain.Name, Modifiers = plain.Modifiers, Keyword = plain.Keyword };
        for (var i = 0; i < one.Attributes.Length; i++)
            yield return one with { Attributes = one.Attributes.RemoveAt(i) };
        for (var i = 0; i < one.Attributes.Length; i++)
        {
            foreach (var use in Smaller(one.Attributes[i]))
                yield return one with { Attributes = one.Attributes.SetItem(i, use) };
        }
    }

    private static IEnumerable<AttributeUse> Smaller(AttributeUse one)
    {
        if (one.Spelling != ("", "") || one.NamesParameters)
            yield return one with { Spelling = ("", ""), NamesParameters = false };
        for (var i = 0; i < one.Arguments.Length; i++)
        {
            if (one.Arguments[i].IsProperty)
                yield return one with { Arguments = one.Arguments.RemoveAt(i) };
            else if (one.Arguments[i].Value is int and (> 4 or < -1) or double)
                yield return one with { Arguments = one.Arguments.SetItem(i, one.Arguments[i] with { Value = one.Arguments[i].Value is int ? 2 : 0.5 }) };
        }
    }
}
