using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// Many values at once, blocks of four side by side.
public readonly partial struct PhiloxStream
{
    /// <summary>Makes element i the word at index <paramref name="start"/> + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void FillWords(Span<uint> words, uint start)
    {
        int i = 0;
        for (; i < words.Length && ((start + (uint)i) & 3) != 0; i++)
        {
            words[i] = Word(start + (uint)i);
        }

        i += FillBlocks(words[i..], (start + (uint)i) >> 2);
        for (; i <= words.Length - Vector128<uint>.Count; i += Vector128<uint>.Count)
        {
            Words128(start + (uint)i).StoreUnsafe(ref MemoryMarshal.GetReference(words), (nuint)i);
        }

        for (; i < words.Length; i++)
        {
            words[i] = Word(start + (uint)i);
        }
    }

    /// <summary>Makes element i the uniform number at index <paramref name="start"/> + i.</summary>
    /// <param name="values">What to fill.</param>
    /// <param name="start">The index of the first element's number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FillUniform(Span<float> values, uint start = 0)
    {
        // The words are made in place and stay in the first-level cache until they are numbers.
        const int PieceLength = 1024;
        for (; values.Length > PieceLength; values = values[PieceLength..], start += PieceLength)
        {
            FillPiece(values[..PieceLength], start);
        }

        FillPiece(values, start);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillPiece(Span<float> values, uint start)
    {
        Span<uint> words = MemoryMarshal.Cast<float, uint>(values);
        FillWords(words, start);
        ref uint word = ref MemoryMarshal.GetReference(words);
        ref float value = ref MemoryMarshal.GetReference(values);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= values.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            {
                UniformOf(Vector512.LoadUnsafe(ref word, (nuint)i)).StoreUnsafe(ref value, (nuint)i);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                UniformOf(Vector256.LoadUnsafe(ref word, (nuint)i)).StoreUnsafe(ref value, (nuint)i);
            }
        }

        for (; i <= values.Length - Vector128<float>.Count; i += Vector128<float>.Count)
        {
            UniformOf(Vector128.LoadUnsafe(ref word, (nuint)i)).StoreUnsafe(ref value, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            values[i] = UniformOf(words[i]);
        }
    }

    /// <summary>Writes the words of whole blocks; returns how many: all but those of a last block that isn't whole, or none where they are fewer than are made at a time.</summary>
    private int FillBlocks(Span<uint> words, uint block)
    {
        int step = Vector512.IsHardwareAccelerated ? PhiloxColumns.Step512 : Vector256.IsHardwareAccelerated ? PhiloxColumns.Step256 : PhiloxColumns.Step128;
        if (words.Length < step)
        {
            return 0;
        }

        int count = words.Length - (words.Length % step);
        FillSteps(words[..count], block);

        // The last step reaches back over words that come out the same again.
        int whole = words.Length & ~3;
        if (whole > count)
        {
            FillSteps(words[(whole - step)..whole], block + ((uint)(whole - step) / 4));
        }

        return whole;
    }

    private void FillSteps(Span<uint> words, uint block)
    {
        ref uint first = ref MemoryMarshal.GetReference(words);
        (uint, uint, uint) counter = (_counter.GetElement(1), _counter.GetElement(2), _counter.GetElement(3));
        (uint, uint) key = (_key.GetElement(0), _key.GetElement(2));
        if (Vector512.IsHardwareAccelerated)
        {
            PhiloxColumns.Fill512(ref first, words.Length, block, LastBlock, counter, key);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            PhiloxColumns.Fill256(ref first, words.Length, block, LastBlock, counter, key);
        }
        else
        {
            PhiloxColumns.Fill128(ref first, words.Length, block, LastBlock, counter, key);
        }
    }

    /// <summary>Makes element i the normally distributed number at index <paramref name="start"/> + i.</summary>
    /// <param name="values">What to fill.</param>
    /// <param name="start">The index of the first element's number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FillGaussian(Span<double> values, uint start = 0)
    {
        int i = 0;
        for (; i <= values.Length - Vector128<uint>.Count; i += Vector128<uint>.Count)
        {
            Vector128<uint> words = Words128(start + (uint)i);
            for (int word = 0; word < Vector128<uint>.Count; word++)
            {
                values[i + word] = GaussianOf(words.GetElement(word));
            }
        }

        for (; i < values.Length; i++)
        {
            values[i] = Gaussian(start + (uint)i);
        }
    }
}
