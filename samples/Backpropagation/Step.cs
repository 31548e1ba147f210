using System.Globalization;

namespace BackpropagationSample;

/// <summary>Prints one step of a calculation: what it is, and what came out.</summary>
internal static class Step
{
    public static void Title(string title) => Console.WriteLine($"{title}\n");

    public static void Number(string name, float value) => Numbers(name, [value]);

    public static void Numbers(string name, ReadOnlySpan<float> values)
    {
        Console.Write($"  {name,-40}");
        foreach (var value in values)
            Console.Write(value.ToString("0.000000", CultureInfo.InvariantCulture).PadLeft(12));
        Console.WriteLine();
    }
}
