using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Losses;

/// <summary>What training minimises: how it reads the network's output and its targets, and how it lowers to ops.</summary>
internal abstract record Loss
{
    /// <summary>The attribute's name without <c>Attribute</c>: <c>CrossEntropyLoss</c>.</summary>
    public abstract string Kind { get; }

    public abstract TargetKind Target { get; }

    /// <summary>Which float targets make sense.</summary>
    public virtual TargetRange Targets => TargetRange.Finite;

    /// <summary>What turns the raw output into probabilities.</summary>
    public virtual Link Link => Link.None;

    /// <summary>What the network must give, in words: <c>logits</c>.</summary>
    public virtual string OutputWords => "any numbers";

    public virtual int MinimumOutputs => 1;

    /// <summary>What to do about fewer outputs than <see cref="MinimumOutputs"/>.</summary>
    public virtual string TooFewOutputsAdvice => "one output a class, for 2 classes or more";

    /// <summary>The metrics that can stand beside this loss.</summary>
    public virtual MetricFamily Metrics => MetricFamily.Regression;

    /// <summary>What to do about an output that went through this function last, or null if it fits.</summary>
    public virtual string? ActivationAdvice(ActivationKind last) => null;

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

/// <summary>The values of <c>NetGen.Runtime.TargetRange</c>; a test holds the two together.</summary>
internal enum TargetRange
{
    Finite,
    NotNegative,
    Probability,
    Sign,
}

internal enum Link
{
    None,
    Softmax,
    Sigmoid,
}
