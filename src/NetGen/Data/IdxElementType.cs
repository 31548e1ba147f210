namespace NetGen.Data;

/// <summary>The type of the numbers in an IDX file; the value is its code in the file.</summary>
public enum IdxElementType
{
    /// <summary>One byte, 0 .. 255.</summary>
    Unsigned8 = 0x08,

    /// <summary>One byte, -128 .. 127.</summary>
    Signed8 = 0x09,

    /// <summary>Two bytes, signed.</summary>
    Signed16 = 0x0B,

    /// <summary>Four bytes, signed.</summary>
    Signed32 = 0x0C,

    /// <summary>Four bytes, floating point.</summary>
    Real32 = 0x0D,

    /// <summary>Eight bytes, floating point.</summary>
    Real64 = 0x0E,
}
