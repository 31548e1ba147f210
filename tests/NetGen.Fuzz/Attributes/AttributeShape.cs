namespace NetGen.Fuzz.Attributes;

/// <summary>What an attribute is for.</summary>
internal enum AttributeRole
{
    /// <summary><c>[Network]</c> or <c>[Block]</c>: it says what the class is.</summary>
    Mark,
    Input,
    Layer,
    Loss,
    Optimizer,
    Metric,
    Budget,

    /// <summary>A kind of attribute that the fuzzer doesn't know; it is used where anything goes.</summary>
    Other,
}

/// <summary>An attribute as reflection sees it: everything that can be written in its brackets.</summary>
/// <param name="Type">The class; a generic definition where it takes blocks.</param>
/// <param name="Name">As it is written: <c>Dense</c>, <c>Residual</c>.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Blocks">The names of its type parameters, each of which takes a block.</param>
/// <param name="Constructors">The parameters of each public constructor.</param>
/// <param name="Properties">All that can be set.</param>
/// <param name="IsRepeatable">Whether a class may have several.</param>
internal sealed record AttributeShape(
    Type Type,
    string Name,
    AttributeRole Role,
    IReadOnlyList<string> Blocks,
    IReadOnlyList<IReadOnlyList<ValueShape>> Constructors,
    IReadOnlyList<ValueShape> Properties,
    bool IsRepeatable)
{
    /// <summary>As the generator calls it: <c>Residual&lt;&gt;</c>.</summary>
    public string ModelName => Blocks.Count == 0 ? Name : Name + "<>";
}

/// <summary>A parameter of an attribute's constructor, or a property.</summary>
internal sealed record ValueShape(string Name, Type Type, bool IsParams = false);
