using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>Channels that are dealt with in groups.</summary>
internal static class ChannelGroups
{
    /// <summary>Why the channels can't be divided into so many groups, or null.</summary>
    public static ShapeProblem? ShapeProblem(Shape input, int groups, string argument = "Groups") => input.Last % groups == 0
        ? null
        : Words.Wrong(
            argument,
            $"a number of channels that {Words.Number(groups)} groups divide evenly",
            $"gets {input}",
            $"choose a divisor of {Words.Number(input.Last)} for {argument}") with { Mend = NearestDivisor(input.Last, groups, argument) };

    private static Mend NearestDivisor(int channels, int groups, string argument)
    {
        var divisor = Math.Min(channels, groups);
        while (channels % divisor != 0)
            divisor--;
        return Mend.Set(argument, Words.Number(divisor));
    }
}
