namespace NetGen.Numerics;

/// <summary>
/// The words of a <see cref="PhiloxStream"/> (step 0) one after another, from index 0 on, without vectors: a network's constructor runs before
/// anything is compiled, and a type that holds a 512-bit vector costs the just-in-time compiler more time than vectors save it.
/// </summary>
internal struct PhiloxWords(ulong seed, uint stream)
{
    private (uint Word0, uint Word1, uint Word2, uint Word3) _block;
    private uint _index;

    public uint Next()
    {
        uint place = _index & 3;
        if (place == 0)
        {
            _block = PhiloxRounds.Block((_index >> 2, stream, 0, 0), ((uint)seed, (uint)(seed >> 32)));
        }

        _index++;
        return place switch { 0 => _block.Word0, 1 => _block.Word1, 2 => _block.Word2, _ => _block.Word3 };
    }
}
