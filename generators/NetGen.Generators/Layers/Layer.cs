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

    /// <summary>The output shape for an input that <see cref="ShapeProblem"/> has nothing against.</summary>
    public abstract Shape OutputShape(Shape input);

    /// <summary>Why the layer can't take this input, or null: the id of the diagnostic, the argument at fault (or null) and the words.</summary>
    public virtual ShapeProblem? ShapeProblem(Shape input) => null;

    /// <summary>Multiply-adds for one sample.</summary>
    public virtual long MultiplyAdds(Shape input) => 0;

    /// <summary>Builds the layer's ops and returns its output.</summary>
    public abstract Tensor Lower(LoweringContext context, Tensor input);
}

/// <summary>A shape rule that doesn't hold.</summary>
internal sealed record ShapeProblem(string Id, string? Argument, params string[] Words);
