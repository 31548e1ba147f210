using NetGen.Fuzz.Attributes;
using NetGen.Fuzz.Sources;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Parsing;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Fuzz.Making;

/// <summary>
/// Asks the generator's own rules whether a part fits, so that plausible networks need no second set of rules. What is checked in the
/// end doesn't rely on it: a wrong answer only makes fewer networks valid.
/// </summary>
/// <param name="limits">How large a network may become.</param>
internal sealed class ShapeGuide(SizeBounds limits)
{
    private readonly List<FuzzClass> _blocks = [];

    /// <summary>All blocks so far.</summary>
    public IReadOnlyList<FuzzClass> Blocks => _blocks;

    public void Add(FuzzClass block) => _blocks.Add(block);

    public void RemoveFrom(int count) => _blocks.RemoveRange(count, _blocks.Count - count);

    /// <summary>What a layer makes of its input; null if it can't take it, or makes too much of it.</summary>
    public Shape? Output(AttributeUse use, Shape input)
    {
        if (!LayerParser.Knows(use.Shape.ModelName))
            return null;

        var mistakes = new List<Mistake>();
        var reader = new ArgumentReader(use.Model(Refer), 0, use.Shape.Name, new BlockLibrary(Declarations()), mistakes);
        var layer = LayerParser.Parse(use.Shape.ModelName, reader);
        if (!reader.IsSound || layer.CountLayers() > limits.Layers || layer.ShapeProblem(input) is not null)
            return null;

        var output = layer.OutputShape(input);
        return SizeLimits.SizeOf(output) <= limits.Values && layer.Parameters(input) <= limits.Parameters
            && layer.MultiplyAdds(input) <= limits.Work ? output : null;
    }

    /// <summary>Whether these attributes are a network without mistakes.</summary>
    public bool IsNetwork(IEnumerable<AttributeUse> attributes)
    {
        var type = new TypeModel("", default, "Net", "public", "Net");
        var models = attributes.Where(use => use.Shape.Role != AttributeRole.Mark).Select(use => use.Model(Refer)).ToEquatableArray();
        return NetworkDesign.Of(new NetworkDeclaration(type, models) { Blocks = Declarations() }).Graph is not null;
    }

    private EquatableArray<BlockDeclaration> Declarations() => _blocks
        .Select(block => new BlockDeclaration(
            block.Reference,
            block.Name,
            block.Attributes.Where(use => use.Shape.Role != AttributeRole.Mark).Select(use => use.Model(Refer)).ToEquatableArray()))
        .Append(new BlockDeclaration(nameof(Identity), nameof(Identity), default) { IsIdentity = true })
        .ToEquatableArray();

    private BlockReference Refer(string block) => new(
        block, block, block == nameof(Identity) || _blocks.Exists(known => known.Reference == block) ? null : "unknown");
}

/// <summary>How large a plausible network may become.</summary>
/// <param name="Values">Values a sample, anywhere.</param>
/// <param name="Parameters">Parameters of a layer.</param>
/// <param name="Work">Multiply-adds of a layer.</param>
/// <param name="Layers">Layers that a use of blocks may stand for.</param>
internal sealed record SizeBounds(int Values, int Parameters, long Work, int Layers)
{
    public static readonly SizeBounds Small = new(600, 1500, 30_000, 12);

    /// <summary>Now and then, so that panels, tails and large counts have their turn.</summary>
    public static readonly SizeBounds Large = new(20_000, 300_000, 20_000_000, 60);
}
