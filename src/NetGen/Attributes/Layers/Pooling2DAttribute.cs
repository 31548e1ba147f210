namespace NetGen;

/// <summary>What the poolings of images have in common: how their window slides. Channels stay apart.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class Pooling2DAttribute : LayerAttribute
{
    private int? _stride;
    private int? _strideHeight;
    private int? _strideWidth;
    private int? _paddingHeight;
    private int? _paddingWidth;

    private protected Pooling2DAttribute(int kernelHeight, int kernelWidth) => (KernelHeight, KernelWidth) = (kernelHeight, kernelWidth);

    /// <summary>Rows of the window, at least 1.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the window, at least 1.</summary>
    public int KernelWidth { get; }

    /// <summary>The distance from window to window, down and across, at least 1; by default the kernel's height and width.</summary>
    public int Stride { get => _stride ?? KernelHeight; set => _stride = value; }

    /// <summary>The distance down, where it isn't <see cref="Stride"/>.</summary>
    public int StrideHeight { get => _strideHeight ?? _stride ?? KernelHeight; set => _strideHeight = value; }

    /// <summary>The distance across, where it isn't <see cref="Stride"/>.</summary>
    public int StrideWidth { get => _strideWidth ?? _stride ?? KernelWidth; set => _strideWidth = value; }

    /// <summary>What happens at the borders; it and an explicit size exclude each other.</summary>
    public Padding Padding { get; set; }

    /// <summary>Rows and columns on each of the four sides that windows may reach beyond; at most half of the kernel.</summary>
    public int PaddingSize { get; set; }

    /// <summary>Rows above and below, where it isn't <see cref="PaddingSize"/>.</summary>
    public int PaddingHeight { get => _paddingHeight ?? PaddingSize; set => _paddingHeight = value; }

    /// <summary>Columns to the left and to the right, where it isn't <see cref="PaddingSize"/>.</summary>
    public int PaddingWidth { get => _paddingWidth ?? PaddingSize; set => _paddingWidth = value; }
}
