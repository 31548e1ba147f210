using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>Reads the layers that move or repeat values.</summary>
internal static class LayoutParser
{
    private static readonly string[] Sides = ["top", "bottom", "left", "right"];

    public static Layer Reshape(ArgumentReader reader)
    {
        var shape = new Shape(reader.AtLeastOneEach("shape"));
        if (shape.Rank == 0 && reader.IsSound)
            reader.OutOfRange("shape", "empty", "one size or more");
        return new ReshapeLayer(shape);
    }

    public static Layer Permute(ArgumentReader reader)
    {
        var order = reader.Integers("order");
        if (order.Count == 0 && reader.IsSound)
            reader.OutOfRange("order", "empty", "the axes from 1, each once");
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] < 1 || order[i] > order.Count || order.Take(i).Contains(order[i]))
                reader.OutOfRange(ArgumentReader.Element("order", i), ArgumentReader.Text(order[i]), $"each of 1 to {ArgumentReader.Text(order.Count)} once");
        }

        return new PermuteLayer(order);
    }

    /// <summary>A number for each side, or one for all.</summary>
    public static Margins Margins(ArgumentReader reader, string all)
    {
        var same = reader.AtLeastZero(all);
        var sides = Sides.Select(side => reader.AtLeastZero(side, same)).ToList();
        return new Margins(sides[0], sides[1], sides[2], sides[3]);
    }

    public static Layer UpSample2D(ArgumentReader reader) => new UpSampleLayer(
        WindowParser.AnAxis(reader.AtLeastOne, "factor", axes: 2, _ => 1),
        reader.Enum<InterpolationKind>("Interpolation", "Interpolation"));

    public static Layer UpSample1D(ArgumentReader reader) =>
        new UpSampleLayer(new Integers(reader.AtLeastOne("factor")), InterpolationKind.Nearest);
}
