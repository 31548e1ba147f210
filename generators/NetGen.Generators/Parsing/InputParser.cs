using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>From <c>[Input(…)]</c> to a shape, whichever of its constructors was called.</summary>
internal static class InputParser
{
    public const string Attribute = "Input";

    private static readonly string[] Axes = ["features", "steps", "height", "width", "channels"];

    public static Shape Parse(ArgumentReader reader)
    {
        var shape = reader.Has("shape")
            ? new Shape(reader.AtLeastOneEach("shape"))
            : new Shape(Integers.Of(Axes.Where(reader.Has).ToList(), reader.AtLeastOne));
        if (!reader.IsSound)
            return shape;

        if (shape.Rank == 0)
            reader.OutOfRange("shape", "empty", "one size or more");
        else if (SizeLimits.SizeOf(shape) is var size && size > SizeLimits.MaxSize)
            reader.Note(DiagnosticIds.TooLarge, null, SizeLimits.ValuesWords(size), SizeLimits.Text(SizeLimits.MaxSize));
        return shape;
    }
}
