using System.Globalization;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>Reads the arguments of one attribute and notes those that are out of range.</summary>
/// <param name="attribute">The attribute.</param>
/// <param name="index">Its index on the declaration.</param>
/// <param name="label">What messages call it: <c>Layer 2 (Dense)</c>, <c>Adam</c>.</param>
/// <param name="blocks">The blocks that the declaration may name.</param>
/// <param name="mistakes">Where mistakes are noted.</param>
internal sealed class ArgumentReader(
    AttributeModel attribute, int index, string label, BlockLibrary blocks, ICollection<Mistake> mistakes)
{
    /// <summary>Whether every argument read so far can be relied on.</summary>
    public bool IsSound { get; private set; } = !attribute.HasErrors;

    /// <summary>What messages call the attribute.</summary>
    public string Label => label;

    public bool Has(string name) => attribute.Has(name);

    public bool Bool(string name, bool otherwise = false) => attribute.Bool(name, otherwise);

    public string? String(string name) => attribute.String(name);

    public int AtLeastOne(string name, int otherwise = 1) => AtLeast(1, name, otherwise);

    public int AtLeastZero(string name, int otherwise = 0) => AtLeast(0, name, otherwise);

    public double Number(string name, double otherwise, NumberRange range)
    {
        var value = attribute.Double(name, otherwise);
        if (attribute.Has(name) && !range.Contains(value))
            OutOfRange(name, Text(value), range.Words, Set(name, range.Legal(value)));
        return value;
    }

    public EquatableArray<double> Numbers(string name, NumberRange range)
    {
        var values = attribute.Doubles(name);
        for (var i = 0; i < values.Count; i++)
        {
            if (!range.Contains(values[i]))
                OutOfRange(Element(name, i), Text(values[i]), range.Words, Set(Element(name, i), range.Legal(values[i])));
        }

        return values;
    }

    public Integers AtLeastOneEach(string name)
    {
        var values = attribute.Ints(name);
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] < 1)
                OutOfRange(Element(name, i), Text(values[i]), "at least 1", Mend.Set(Element(name, i), "1"));
        }

        return values;
    }

    /// <summary>A limit, at least 0; null where there is none.</summary>
    public long? Limit(string name)
    {
        if (!attribute.Has(name))
            return null;

        var value = attribute.Long(name);
        if (value < 0)
            OutOfRange(name, value.ToString(CultureInfo.InvariantCulture), "at least 0");
        return value;
    }

    /// <summary>A number of any size; 0 where there is none.</summary>
    public int Integer(string name) => attribute.Int(name);

    public Integers Integers(string name) => attribute.Ints(name);

    public T Enum<T>(string name, string typeName, T otherwise = default)
        where T : struct, Enum
    {
        var value = attribute.Enum(name, otherwise);
        if (!System.Enum.IsDefined(typeof(T), value))
            OutOfRange(name, Text(attribute.Int(name)), $"a value of {typeName}", Mend.RemoveArgument(name));
        return value;
    }

    /// <summary>The layers of a block; without any where it isn't one, or isn't sound.</summary>
    public LayerStack Block(string name)
    {
        if (attribute.Block(name) is { WhyNot: null } block)
            return Stack(name, blocks.Find(block.Key));

        IsSound = false;
        if (attribute.Block(name) is { } other)
            Note(DiagnosticIds.NotABlock, name, other.Name, other.WhyNot!);
        return LayerStack.Empty;
    }

    // A block that isn't sound says so on its own class. One from another assembly has said so there, to whoever built it.
    private LayerStack Stack(string name, BlockDesign block)
    {
        if (block.Stack is { } stack)
            return stack;

        IsSound = false;
        foreach (var mistake in block.Mistakes.Where(_ => block.IsForeign))
        {
            if (!mistakes.Any(known => known.Id == mistake.Id && known.Words == mistake.Words))
                mistakes.Add(new Mistake(mistake.Id, index, name, mistake.Words));
        }

        return LayerStack.Empty;
    }

    public void OutOfRange(string name, string actual, string wanted, Mend? mend = null) =>
        Note(DiagnosticIds.ValueOutOfRange, name, mend, name, actual, wanted);

    /// <summary>Two options that exclude each other; the one named is the one to leave out.</summary>
    public void Conflict(string name, string words) => Note(DiagnosticIds.ConflictingOptions, name, Mend.RemoveArgument(name), words);

    /// <summary>Notes a mistake in this attribute; its words begin with the label.</summary>
    public void Note(string id, string? argument, params string[] words) => Note(id, argument, null, words);

    /// <summary>The same with what mends it.</summary>
    public void Note(string id, string? argument, Mend? mend, params string[] words)
    {
        IsSound = false;
        mistakes.Add(new Mistake(id, index, argument, [label, .. words]) { Mend = mend });
    }

    /// <summary>The same about a part of the attribute that messages call something else.</summary>
    public void NoteOf(string part, string id, string? argument, params string[] words)
    {
        IsSound = false;
        mistakes.Add(new Mistake(id, index, argument, [part, .. words]));
    }

    private static Mend? Set(string name, string? legal) => legal is null ? null : Mend.Set(name, legal);

    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number as one writes it in C#: <c>1e-7</c>, not <c>1E-07</c>.</summary>
    public static string Text(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-").Replace("E+0", "e").Replace("E-", "e-").Replace("E+", "e");

    public static string Element(string name, int i) => $"{name}[{Text(i)}]";

    // A default needs no message: if it is out of range, that is said where it comes from.
    private int AtLeast(int least, string name, int otherwise)
    {
        var value = attribute.Int(name, otherwise);
        if (attribute.Has(name) && value < least)
            OutOfRange(name, Text(value), $"at least {Text(least)}", Mend.Set(name, Text(Nearest())));
        return value;

        // A sign too many, or nothing at all.
        int Nearest() => value > int.MinValue && -value > least && least > 0 ? -value : least;
    }
}
