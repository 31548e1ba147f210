namespace NetGen;

/// <summary>What the poolings of sequences have in common: how their window slides. Channels stay apart.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class Pooling1DAttribute : LayerAttribute
{
    private int? _stride;

    private protected Pooling1DAttribute(int kernel) => Kernel = kernel;

    /// <summary>Steps in the window, at least 1.</summary>
    public int Kernel { get; }

    /// <summary>The distance from window to window, at least 1; by default the kernel.</summary>
    public int Stride { get => _stride ?? Kernel; set => _stride = value; }

    /// <summary>What happens at the ends; it and an explicit size exclude each other.</summary>
    public Padding Padding { get; set; }

    /// <summary>Steps at each end that windows may reach beyond; at most half of the kernel.</summary>
    public int PaddingSize { get; set; }
}
