using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>
/// A layer is a few lines: what it is called, its shape rule, and how it lowers to ops. Derivatives, fusion, memory and code follow
/// from the ops.
/// </summary>
internal abstract record Layer
{
    /// <summary>The user's name for the layer, or null.</summary>
    public string? CustomName { get; init; }

    /// <summary>The attribute's name without <c>Attribute</c>: <c>Dense</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What distinguishes this layer in the table: <c>Dense(64, ReLU)</c>.</summary>
    public abstract string Description { get; }

    /// <summary>The output shape, for any input: where <see cref="ShapeProblem"/> objects, what the user is likely to get in the end.</summary>
    public abstract Shape OutputShape(Shape input);

    /// <summary>The output shape where it doesn't depend on the input's, else null; it lets checks go on below a mistake.</summary>
    public virtual Shape? FixedOutputShape => null;

    /// <summary>Why the layer can't take this input, or null: the id of the diagnostic, the argument at fault (or null) and the words.</summary>
    public virtual ShapeProblem? ShapeProblem(Shape input) => null;

    /// <summary>Why the layer gives its input as it is, in training too, or null.</summary>
    public virtual string? WhyWithoutEffect(Shape input) => null;

    /// <summary>Trainable scalars.</summary>
    public virtual long Parameters(Shape input) => 0;

    /// <summary>Scalars that are saved with the parameters and not trained: running statistics.</summary>
    public virtual long NonTrainable(Shape input) => 0;

    /// <summary>The function that its output went through last; null if the values of the input stay what they are.</summary>
    public virtual ActivationKind? LastActivation => null;

    /// <summary>Multiply-adds for one sample.</summary>
    public virtual long MultiplyAdds(Shape input) => 0;

    /// <summary>The layers inside, in order, by their names below this one's.</summary>
    public virtual IEnumerable<LayerNode> Children(Shape input) => [];

    /// <summary>Layers that this one stands for, itself included.</summary>
    public virtual long CountLayers() => 1;

    /// <summary>Builds the layer's ops and returns its output.</summary>
    public abstract Tensor Lower(LoweringContext context, Tensor input);
}

/// <summary>A shape rule that doesn't hold.</summary>
internal sealed record ShapeProblem(string Id, string? Argument, params string[] Words)
{
    /// <summary>Which layer inside objects, as messages call it; null for the layer itself.</summary>
    public string? Where { get; init; }

    /// <summary>What mends it, where one edit is the sensible one.</summary>
    public Mend? Mend { get; init; }

    /// <summary>Where that layer stands.</summary>
    public PlaceInBlock? Inside { get; init; }

    /// <summary>The words of the message, which begin with who it is about.</summary>
    public string[] WordsFor(string label) => [Where is null ? label : $"{label}: {Where}", .. Words];
}
