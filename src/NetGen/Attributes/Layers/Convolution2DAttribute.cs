namespace NetGen;

/// <summary>What all convolutions of images have in common: how their window slides.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class Convolution2DAttribute : WeightLayerAttribute
{
    private int? _strideHeight;
    private int? _strideWidth;
    private int? _paddingHeight;
    private int? _paddingWidth;
    private int? _dilationHeight;
    private int? _dilationWidth;

    private protected Convolution2DAttribute(int kernelHeight, int kernelWidth) => (KernelHeight, KernelWidth) = (kernelHeight, kernelWidth);

    /// <summary>Rows of the window, at least 1.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the window, at least 1.</summary>
    public int KernelWidth { get; }

    /// <summary>The distance from window to window, down and across; at least 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The distance down, where it isn't <see cref="Stride"/>.</summary>
    public int StrideHeight { get => _strideHeight ?? Stride; set => _strideHeight = value; }

    /// <summary>The distance across, where it isn't <see cref="Stride"/>.</summary>
    public int StrideWidth { get => _strideWidth ?? Stride; set => _strideWidth = value; }

    /// <summary>Rows and columns of zeros on each of the four sides, as PyTorch's <c>padding</c>; at least 0.</summary>
    public int PaddingSize { get; set; }

    /// <summary>Rows of zeros above, and as many below, where it isn't <see cref="PaddingSize"/>.</summary>
    public int PaddingHeight { get => _paddingHeight ?? PaddingSize; set => _paddingHeight = value; }

    /// <summary>Columns of zeros to the left, and as many to the right, where it isn't <see cref="PaddingSize"/>.</summary>
    public int PaddingWidth { get => _paddingWidth ?? PaddingSize; set => _paddingWidth = value; }

    /// <summary>The distance from tap to tap of the window, down and across: 1 without gaps; at least 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The distance from tap to tap down, where it isn't <see cref="Dilation"/>.</summary>
    public int DilationHeight { get => _dilationHeight ?? Dilation; set => _dilationHeight = value; }

    /// <summary>The distance from tap to tap across, where it isn't <see cref="Dilation"/>.</summary>
    public int DilationWidth { get => _dilationWidth ?? Dilation; set => _dilationWidth = value; }
}
