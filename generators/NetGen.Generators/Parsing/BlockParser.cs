using NetGen.Generators.Diagnostics;
using NetGen.Generators.Layers;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>From a block's attributes to its layers, each by itself; whatever else a network has is out of place.</summary>
internal static class BlockParser
{
    public static IReadOnlyList<Placed<Layer>> Parse(BlockDeclaration block, BlockLibrary blocks, List<Mistake> mistakes)
    {
        var layers = new List<Placed<Layer>>();
        for (var i = 0; i < block.Attributes.Count; i++)
        {
            var attribute = block.Attributes[i];
            if (LayerParser.Knows(attribute.Name))
                layers.Add(Layer(attribute, i));
            else if (IsOfNetworks(attribute.Name))
                mistakes.Add(new Mistake(DiagnosticIds.NotPartOfABlock, i, null, attribute.Label, block.Name) { Mend = Mend.Remove(attribute.Label) });
        }

        if (layers.Count == 0 && !block.IsIdentity && block.ClassMistakes.Count == 0)
            mistakes.Add(new Mistake(DiagnosticIds.EmptyBlock, Mistake.OnClass, null, block.Name));
        return layers;

        Placed<Layer> Layer(AttributeModel attribute, int index)
        {
            var label = LayerParser.LabelOf(attribute, layers.Count + 1, block.Name);
            var reader = new ArgumentReader(attribute, index, label, blocks, mistakes);
            var layer = LayerParser.Parse(attribute.Name, reader);
            return new Placed<Layer>(reader.IsSound ? layer : null, index, label);
        }
    }

    private static bool IsOfNetworks(string attribute) => attribute == InputParser.Attribute
        || attribute == BudgetParser.Attribute || LossParser.Knows(attribute) || OptimizerParser.Knows(attribute) || MetricParser.Knows(attribute);
}
