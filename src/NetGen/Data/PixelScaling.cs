namespace NetGen.Data;

/// <summary>How the bytes of an image, 0 .. 255, become input values.</summary>
public enum PixelScaling
{
    /// <summary>Divided by 255: 0 .. 1.</summary>
    ZeroToOne,

    /// <summary>Divided by 127.5, minus 1: -1 .. 1.</summary>
    MinusOneToOne,

    /// <summary>As they are: 0 .. 255.</summary>
    None,
}
