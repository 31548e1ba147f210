using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// Many values at once, each block of four computed only once.
public readonly partial struct PhiloxStream
{
    /// <summary>Makes element i the word at index <paramref name="start"/> + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void FillWords(Span<uint> words, uint start)
    {
        ref uint first = ref MemoryMarshal.GetReference(words);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= words.Length - (2 * Vector512<uint>.Count); i += 2 * Vector512<uint>.Count)
            {
                Words512(start + (uint)i, out Vector512<uint> second).StoreUnsafe(ref first, (nuint)i);
                second.StoreUnsafe(ref first, (nuint)(i + Vector512<uint>.Count));
            }
        }

        for (; i <= words.Length - Vector128<uint>.Count; i += Vector128<uint>.Count)
        {
            Words128(start + (uint)i).StoreUnsafe(ref first, (nuint)i);
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
        ref float first = ref MemoryMarshal.GetReference(values);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= values.Length - (2 * Vector512<float>.Count); i += 2 * Vector512<float>.Count)
            {
                Uniform512(start + (uint)i, out Vector512<float> second).StoreUnsafe(ref first, (nuint)i);
                second.StoreUnsafe(ref first, (nuint)(i + Vector512<float>.Count));
            }
        }

        for (; i <= values.Length - Vector128<float>.Count; i += Vector128<float>.Count)
        {
            Uniform128(start + (uint)i).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            values[i] = Uniform(start + (uint)i);
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
