namespace NetGen;

/// <summary>Where the values between pixels come from.</summary>
public enum Interpolation
{
    /// <summary>Each pixel is repeated.</summary>
    Nearest,

    /// <summary>
    /// Linear in both directions between pixels' centres; the border's values beyond it (PyTorch's <c>align_corners=False</c>).
    /// </summary>
    Bilinear,
}
