namespace NetGen;

/// <summary>What all convolutions of sequences have in common: how their window slides.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class Convolution1DAttribute : WeightLayerAttribute
{
    private protected Convolution1DAttribute(int kernel) => Kernel = kernel;

    /// <summary>Steps in the window, at least 1.</summary>
    public int Kernel { get; }

    /// <summary>The distance from window to window; at least 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Zeros before the sequence, and as many behind it, as PyTorch's <c>padding</c>; at least 0.</summary>
    public int PaddingSize { get; set; }

    /// <summary>The distance from tap to tap of the window: 1 without gaps; at least 1.</summary>
    public int Dilation { get; set; } = 1;
}
