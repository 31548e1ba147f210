using NetGen.Fuzz.Sources;

namespace NetGen.Fuzz.Making;

/// <summary>Makes the cases of a run: the same for the same seed and number, whichever others are made.</summary>
internal static class CaseMaker
{
    private const double PlausibleShare = 0.36;
    private const double MutatedShare = 0.28;
    private const double OddShare = 0.25;

    public static FuzzCase Make(int seed, int index)
    {
        var dice = new Dice(seed, index);
        var made = dice.Chance(PlausibleShare) ? PlausibleNetworks.Make(index, dice)
            : dice.Chance(MutatedShare / (1 - PlausibleShare)) ? Mutations.Apply(PlausibleNetworks.Make(index, dice), dice)
            : WildNetworks.Make(index, dice);
        return dice.Chance(OddShare) ? Oddities.Apply(made, dice) : made;
    }
}
