using NetGen.Generators.Program;

namespace NetGen.Generators.Losses;

/// <summary>What training minimises: how it reads the network's output and its targets, and how it lowers to ops.</summary>
internal abstract record Loss
{
    /// <summary>The attribute's name without <c>Attribute</c>: <c>CrossEntropyLoss</c>.</summary>
    public abstract string Kind { get; }

    public abstract TargetKind Target { get; }

    /// <summary>What turns the raw output into probabilities.</summary>
    public virtual Link Link => Link.None;

    /// <summary>The formula of one sample's loss, for the documentation of the generated code.</summary>
    public abstract string Formula { get; }

    /// <summary>Builds the ops and returns the loss: one scalar, the mean over the batch.</summary>
    public abstract Tensor Lower(LoweringContext context, Tensor output, Tensor target);
}

internal enum TargetKind
{
    /// <summary>One class index a sample: <c>int</c>.</summary>
    ClassIndex,

    /// <summary>As many floats as the network has outputs.</summary>
    Real,
}

internal enum Link
{
    None,
    Softmax,
    Sigmoid,
}
