namespace NetGen.Runtime.Tests.Numerics;

/// <summary>A running 64-bit FNV-1a over bit patterns (any NaN counts as the same one), to pin results to the bit.</summary>
internal sealed class BitChecksum
{
    private ulong _state = 0xCBF29CE484222325;

    public void Add(float value) => Add(float.IsNaN(value) ? 0x7FC00000u : BitConverter.SingleToUInt32Bits(value));

    public void Add(double value) =>
        Add(double.IsNaN(value) ? 0x7FF8000000000000u : BitConverter.DoubleToUInt64Bits(value));

    public void Add(ulong bits) => _state = (_state ^ bits) * 0x100000001B3 ^ (_state >> 29);

    public override string ToString() => _state.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
