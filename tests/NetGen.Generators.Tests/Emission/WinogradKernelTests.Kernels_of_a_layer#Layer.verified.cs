// out0 = G · in0 · Gᵀ: 3×3 filters transformed for F(2×2, 3×3)
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void TransformFilters256<L, V>(ref float in0, ref float out0, nint first, nint last)
	where L : struct, ILanes<V> where V : struct
{
	Winograd.TransformFilters<L, V>(ref in0, ref out0, 256, first, last);
}

// sum[1024b + 16x + 128y + f] = Σ(ky < 3, c < 48) left[1600b + 16x + 160y + 160ky + c] · right[f + 768ky + 16c], b < batch, x < 8, y < 8, f < 16
// out0 = max(sum + in0, 0)
// by F(2×2, 3×3): Aᵀ · (Σ (Bᵀ · left · B) ∘ filters) · A, right being the filters, transformed
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Convolve16To16<L, V>(ref float left, ref float right, ref float in0, ref float out0, nint first, nint last)
	where L : struct, ILanes<V> where V : struct
{
	Span<float> memory = stackalloc float[4352 + 4352];
	ref var tiles = ref MemoryMarshal.GetReference(memory);
	ref var products = ref Unsafe.Add(ref tiles, 4352);
	for (var sample = first; sample < last; sample++)
	{
		// Bᵀ · left · B for a few tiles.
		for (nint row = 0; row < 4; row++)
		{
			Winograd.TransformImage<L, V>(ref Unsafe.Add(ref left, (sample * 1600) + (2 * row * 160)), 160, 16, ref Unsafe.Add(ref tiles, row * 64), 272, 4, 6, 16);
		}
		// Element by element, the products with the filters.
		for (nint n = 0; n < 16; n += L.Count)
		{
			for (nint element = 0; element < 16; element++)
			{
				if (Vector512.IsHardwareAccelerated)
				{
					ref var a = ref Unsafe.Add(ref tiles, element * 272);
					ref var b = ref Unsafe.Add(ref right, (element * 256) + n);
					V zero0 = L.Zero, c0_0 = zero0, c1_0 = zero0, c2_0 = zero0, c3_0 = zero0, c4_0 = zero0, c5_0 = zero0, c6_0 = zero0, c7_0 = zero0;
					V c8_0 = zero0, c9_0 = zero0, c10_0 = zero0, c11_0 = zero0, c12_0 = zero0, c13_0 = zero0, c14_0 = zero0, c15_0 = zero0;
					for (nint k0 = 0; k0 < 16; k0++)
					{
						var y0 = L.Load(ref b, 0);
						c0_0 = L.MultiplyAdd(L.Create(a), y0, c0_0);
						c1_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 16)), y0, c1_0);
						c2_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 32)), y0, c2_0);
						c3_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 48)), y0, c3_0);
						c4_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 64)), y0, c4_0);
						c5_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 80)), y0, c5_0);
						c6_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 96)), y0, c6_0);
						c7_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 112)), y0, c7_0);
						c8_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 128)), y0, c8_0);
						c9_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 144)), y0, c9_0);
						c10_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 160)), y0, c10_0);
						c11_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 176)), y0, c11_0);
						c12_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 192)), y0, c12_0);
						c13_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 208)), y0, c13_0);
						c14_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 224)), y0, c14_0);
						c15_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 240)), y0, c15_0);
						a = ref Unsafe.Add(ref a, 1);
						b = ref Unsafe.Add(ref b, 16);
					}
					ref var o = ref Unsafe.Add(ref products, (element * 272) + n);
					L.Store(c0_0, ref o, 0);
					L.Store(c1_0, ref o, 16);
					L.Store(c2_0, ref o, 32);
					L.Store(c3_0, ref o, 48);
					L.Store(c4_0, ref o, 64);
					L.Store(c5_0, ref o, 80);
					L.Store(c6_0, ref o, 96);
					L.Store(c7_0, ref o, 112);
					L.Store(c8_0, ref o, 128);
					L.Store(c9_0, ref o, 144);
					L.Store(c10_0, ref o, 160);
					L.Store(c11_0, ref o, 176);
					L.Store(c12_0, ref o, 192);
					L.Store(c13_0, ref o, 208);
					L.Store(c14_0, ref o, 224);
					L.Store(c15_0, ref o, 240);
				}
				else
				{
					for (nint m = 0; m < 16; m += 8)
					{
						ref var a = ref Unsafe.Add(ref tiles, (element * 272) + (m * 16));
						ref var b = ref Unsafe.Add(ref right, (element * 256) + n);
						V zero1 = L.Zero, c0_0 = zero1, c1_0 = zero1, c2_0 = zero1, c3_0 = zero1, c4_0 = zero1, c5_0 = zero1, c6_0 = zero1, c7_0 = zero1;
						for (nint k1 = 0; k1 < 16; k1++)
						{
							var y1 = L.Load(ref b, 0);
							c0_0 = L.MultiplyAdd(L.Create(a), y1, c0_0);
							c1_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 16)), y1, c1_0);
							c2_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 32)), y1, c2_0);
							c3_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 48)), y1, c3_0);
							c4_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 64)), y1, c4_0);
							c5_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 80)), y1, c5_0);
							c6_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 96)), y1, c6_0);
							c7_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 112)), y1, c7_0);
							a = ref Unsafe.Add(ref a, 1);
							b = ref Unsafe.Add(ref b, 16);
						}
						ref var o = ref Unsafe.Add(ref products, (element * 272) + (m * 16) + n);
						L.Store(c0_0, ref o, 0);
						L.Store(c1_0, ref o, 16);
						L.Store(c2_0, ref o, 32);
						L.Store(c3_0, ref o, 48);
						L.Store(c4_0, ref o, 64);
						L.Store(c5_0, ref o, 80);
						L.Store(c6_0, ref o, 96);
						L.Store(c7_0, ref o, 112);
					}
				}
			}
		}
		// Aᵀ · products · A: two by two pixels of each tile, and what follows.
		Winograd.TransformBack<L, V>(ref products, 272, 256);
		for (nint row = 0; row < 4; row++)
		{
			for (nint pixel = 0; pixel < 4; pixel++)
			{
				var o = (sample * 1024) + ((2 * row + (pixel / 2)) * 128) + (pixel % 2 * 16);
				ref var sums = ref Unsafe.Add(ref products, (pixel * 272) + (row * 64));
				for (nint tile = 0; tile < 4; tile++)
				{
					for (nint n = 0; n < 16; n += L.Count)
					{
						var c0_0 = L.Load(ref sums, (tile * 16) + n);
						var o0 = o + (2 * tile * 16) + n;
						var column0 = n;
						Convolve16To16Finish<L, V>(c0_0, ref in0, ref out0, o0, column0);
					}
				}
			}
		}
	}
}

[MethodImpl(MethodImplOptions.AggressiveInlining)]
private static void Convolve16To16Finish<L, V>(V sum, ref float in0, ref float out0, nint o, nint column)
	where L : struct, ILanes<V> where V : struct
{
	var v0 = L.Add(sum, L.Load(ref in0, column));
	L.Store(L.ConditionalSelect(L.LessThanOrEqual(v0, L.Zero), L.Zero, v0), ref out0, o);
}

// out0[1024b + 16x + 128y + c] = Σ(ky < 3, f < 48) left[1600b + 16x + 160y + 160ky + f] · right[c + 768ky + 16f], b < batch, x < 8, y < 8, c < 16
// by F(2×2, 3×3): Aᵀ · (Σ (Bᵀ · left · B) ∘ filters) · A, right being the filters, transformed
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void Convolve16To16<L, V>(ref float left, ref float right, ref float out0, nint first, nint last)
	where L : struct, ILanes<V> where V : struct
{
	Span<float> memory = stackalloc float[4352 + 4352];
	ref var tiles = ref MemoryMarshal.GetReference(memory);
	ref var products = ref Unsafe.Add(ref tiles, 4352);
	for (var sample = first; sample < last; sample++)
	{
		// Bᵀ · left · B for a few tiles.
		for (nint row = 0; row < 4; row++)
		{
			Winograd.TransformImage<L, V>(ref Unsafe.Add(ref left, (sample * 1600) + (2 * row * 160)), 160, 16, ref Unsafe.Add(ref tiles, row * 64), 272, 4, 6, 16);
		}
		// Element by element, the products with the filters.
		for (nint n = 0; n < 16; n += L.Count)
		{
			for (nint element = 0; element < 16; element++)
			{
				if (Vector512.IsHardwareAccelerated)
				{
					ref var a = ref Unsafe.Add(ref tiles, element * 272);
					ref var b = ref Unsafe.Add(ref right, (element * 256) + n);
					V zero0 = L.Zero, c0_0 = zero0, c1_0 = zero0, c2_0 = zero0, c3_0 = zero0, c4_0 = zero0, c5_0 = zero0, c6_0 = zero0, c7_0 = zero0;
					V c8_0 = zero0, c9_0 = zero0, c10_0 = zero0, c11_0 = zero0, c12_0 = zero0, c13_0 = zero0, c14_0 = zero0, c15_0 = zero0;
					for (nint k0 = 0; k0 < 16; k0++)
					{
						var y0 = L.Load(ref b, 0);
						c0_0 = L.MultiplyAdd(L.Create(a), y0, c0_0);
						c1_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 16)), y0, c1_0);
						c2_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 32)), y0, c2_0);
						c3_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 48)), y0, c3_0);
						c4_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 64)), y0, c4_0);
						c5_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 80)), y0, c5_0);
						c6_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 96)), y0, c6_0);
						c7_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 112)), y0, c7_0);
						c8_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 128)), y0, c8_0);
						c9_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 144)), y0, c9_0);
						c10_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 160)), y0, c10_0);
						c11_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 176)), y0, c11_0);
						c12_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 192)), y0, c12_0);
						c13_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 208)), y0, c13_0);
						c14_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 224)), y0, c14_0);
						c15_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 240)), y0, c15_0);
						a = ref Unsafe.Add(ref a, 1);
						b = ref Unsafe.Add(ref b, 16);
					}
					ref var o = ref Unsafe.Add(ref products, (element * 272) + n);
					L.Store(c0_0, ref o, 0);
					L.Store(c1_0, ref o, 16);
					L.Store(c2_0, ref o, 32);
					L.Store(c3_0, ref o, 48);
					L.Store(c4_0, ref o, 64);
					L.Store(c5_0, ref o, 80);
					L.Store(c6_0, ref o, 96);
					L.Store(c7_0, ref o, 112);
					L.Store(c8_0, ref o, 128);
					L.Store(c9_0, ref o, 144);
					L.Store(c10_0, ref o, 160);
					L.Store(c11_0, ref o, 176);
					L.Store(c12_0, ref o, 192);
					L.Store(c13_0, ref o, 208);
					L.Store(c14_0, ref o, 224);
					L.Store(c15_0, ref o, 240);
				}
				else
				{
					for (nint m = 0; m < 16; m += 8)
					{
						ref var a = ref Unsafe.Add(ref tiles, (element * 272) + (m * 16));
						ref var b = ref Unsafe.Add(ref right, (element * 256) + n);
						V zero1 = L.Zero, c0_0 = zero1, c1_0 = zero1, c2_0 = zero1, c3_0 = zero1, c4_0 = zero1, c5_0 = zero1, c6_0 = zero1, c7_0 = zero1;
						for (nint k1 = 0; k1 < 16; k1++)
						{
							var y1 = L.Load(ref b, 0);
							c0_0 = L.MultiplyAdd(L.Create(a), y1, c0_0);
							c1_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 16)), y1, c1_0);
							c2_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 32)), y1, c2_0);
							c3_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 48)), y1, c3_0);
							c4_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 64)), y1, c4_0);
							c5_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 80)), y1, c5_0);
							c6_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 96)), y1, c6_0);
							c7_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 112)), y1, c7_0);
							a = ref Unsafe.Add(ref a, 1);
							b = ref Unsafe.Add(ref b, 16);
						}
						ref var o = ref Unsafe.Add(ref products, (element * 272) + (m * 16) + n);
						L.Store(c0_0, ref o, 0);
						L.Store(c1_0, ref o, 16);
						L.Store(c2_0, ref o, 32);
						L.Store(c3_0, ref o, 48);
						L.Store(c4_0, ref o, 64);
						L.Store(c5_0, ref o, 80);
						L.Store(c6_0, ref o, 96);
						L.Store(c7_0, ref o, 112);
					}
				}
			}
		}
		// Aᵀ · products · A: two by two pixels of each tile, and what follows.
		Winograd.TransformBack<L, V>(ref products, 272, 256);
		for (nint row = 0; row < 4; row++)
		{
			for (nint pixel = 0; pixel < 4; pixel++)
			{
				var o = (sample * 1024) + ((2 * row + (pixel / 2)) * 128) + (pixel % 2 * 16);
				ref var sums = ref Unsafe.Add(ref products, (pixel * 272) + (row * 64));
				for (nint tile = 0; tile < 4; tile++)
				{
					for (nint n = 0; n < 16; n += L.Count)
					{
						var c0_0 = L.Load(ref sums, (tile * 16) + n);
						ref var o0 = ref Unsafe.Add(ref out0, o + (2 * tile * 16) + n);
						L.Store(c0_0, ref o0, 0);
					}
				}
			}
		}
	}
}

// out0 = Σ (Bᵀ · image · B) ∘ (A · gradient · Aᵀ) over the 4 × 4 tiles of each sample of a group, F(2×2, 3×3): 16 channels × 16 filters
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void FilterGradient16To16<L, V>(ref float image, ref float gradient, ref float out0, nint first, nint last)
	where L : struct, ILanes<V> where V : struct
{
	Span<float> memory = stackalloc float[1088 + 1088];
	ref var tiles = ref MemoryMarshal.GetReference(memory);
	ref var gradients = ref Unsafe.Add(ref tiles, 1088);
	for (nint sample = first; sample < last; sample++)
	{
		for (nint i = 0; i < 4; i++)
		{
			// A row of elements of Bᵀ · image · B and of A · gradient · Aᵀ, then their products.
			for (nint row = 0; row < 4; row++)
			{
				Winograd.TransformImageRow<L, V>(ref Unsafe.Add(ref image, (sample * 1600) + (2 * row * 160)), 160, 16, ref Unsafe.Add(ref tiles, row * 64), 272, i, 4, 16);
			}
			for (nint row = 0; row < 4; row++)
			{
				Winograd.TransformGradientRow<L, V>(ref Unsafe.Add(ref gradient, (sample * 1024) + (2 * row * 128)), 128, 16, ref Unsafe.Add(ref gradients, row * 64), 272, i, 4, 16);
			}
			for (var element = 4 * i; element < (4 * i) + 4; element++)
			{
				ref var tile = ref Unsafe.Add(ref tiles, element % 4 * 272);
				ref var right = ref Unsafe.Add(ref gradients, element % 4 * 272);
				for (nint n = 0; n < 16; n += L.Count)
				{
					if (Vector512.IsHardwareAccelerated)
					{
						ref var a = ref tile;
						ref var b = ref Unsafe.Add(ref right, n);
						V zero0 = L.Zero, c0_0 = zero0, c1_0 = zero0, c2_0 = zero0, c3_0 = zero0, c4_0 = zero0, c5_0 = zero0, c6_0 = zero0, c7_0 = zero0;
						V c8_0 = zero0, c9_0 = zero0, c10_0 = zero0, c11_0 = zero0, c12_0 = zero0, c13_0 = zero0, c14_0 = zero0, c15_0 = zero0;
						for (nint k0 = 0; k0 < 16; k0++)
						{
							var y0 = L.Load(ref b, 0);
							c0_0 = L.MultiplyAdd(L.Create(a), y0, c0_0);
							c1_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 1)), y0, c1_0);
							c2_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 2)), y0, c2_0);
							c3_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 3)), y0, c3_0);
							c4_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 4)), y0, c4_0);
							c5_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 5)), y0, c5_0);
							c6_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 6)), y0, c6_0);
							c7_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 7)), y0, c7_0);
							c8_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 8)), y0, c8_0);
							c9_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 9)), y0, c9_0);
							c10_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 10)), y0, c10_0);
							c11_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 11)), y0, c11_0);
							c12_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 12)), y0, c12_0);
							c13_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 13)), y0, c13_0);
							c14_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 14)), y0, c14_0);
							c15_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 15)), y0, c15_0);
							a = ref Unsafe.Add(ref a, 16);
							b = ref Unsafe.Add(ref b, 16);
						}
						ref var o = ref Unsafe.Add(ref out0, (sample / 8 * 4096) + (element * 256) + n);
						if ((sample & 7) != 0)
						{
							c0_0 = L.Add(c0_0, L.Load(ref o, 0));
							c1_0 = L.Add(c1_0, L.Load(ref o, 16));
							c2_0 = L.Add(c2_0, L.Load(ref o, 32));
							c3_0 = L.Add(c3_0, L.Load(ref o, 48));
							c4_0 = L.Add(c4_0, L.Load(ref o, 64));
							c5_0 = L.Add(c5_0, L.Load(ref o, 80));
							c6_0 = L.Add(c6_0, L.Load(ref o, 96));
							c7_0 = L.Add(c7_0, L.Load(ref o, 112));
							c8_0 = L.Add(c8_0, L.Load(ref o, 128));
							c9_0 = L.Add(c9_0, L.Load(ref o, 144));
							c10_0 = L.Add(c10_0, L.Load(ref o, 160));
							c11_0 = L.Add(c11_0, L.Load(ref o, 176));
							c12_0 = L.Add(c12_0, L.Load(ref o, 192));
							c13_0 = L.Add(c13_0, L.Load(ref o, 208));
							c14_0 = L.Add(c14_0, L.Load(ref o, 224));
							c15_0 = L.Add(c15_0, L.Load(ref o, 240));
						}
						L.Store(c0_0, ref o, 0);
						L.Store(c1_0, ref o, 16);
						L.Store(c2_0, ref o, 32);
						L.Store(c3_0, ref o, 48);
						L.Store(c4_0, ref o, 64);
						L.Store(c5_0, ref o, 80);
						L.Store(c6_0, ref o, 96);
						L.Store(c7_0, ref o, 112);
						L.Store(c8_0, ref o, 128);
						L.Store(c9_0, ref o, 144);
						L.Store(c10_0, ref o, 160);
						L.Store(c11_0, ref o, 176);
						L.Store(c12_0, ref o, 192);
						L.Store(c13_0, ref o, 208);
						L.Store(c14_0, ref o, 224);
						L.Store(c15_0, ref o, 240);
					}
					else
					{
						for (nint m = 0; m < 16; m += 8)
						{
							ref var a = ref Unsafe.Add(ref tile, m);
							ref var b = ref Unsafe.Add(ref right, n);
							V zero1 = L.Zero, c0_0 = zero1, c1_0 = zero1, c2_0 = zero1, c3_0 = zero1, c4_0 = zero1, c5_0 = zero1, c6_0 = zero1, c7_0 = zero1;
							for (nint k1 = 0; k1 < 16; k1++)
							{
								var y1 = L.Load(ref b, 0);
								c0_0 = L.MultiplyAdd(L.Create(a), y1, c0_0);
								c1_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 1)), y1, c1_0);
								c2_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 2)), y1, c2_0);
								c3_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 3)), y1, c3_0);
								c4_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 4)), y1, c4_0);
								c5_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 5)), y1, c5_0);
								c6_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 6)), y1, c6_0);
								c7_0 = L.MultiplyAdd(L.Create(Unsafe.Add(ref a, 7)), y1, c7_0);
								a = ref Unsafe.Add(ref a, 16);
								b = ref Unsafe.Add(ref b, 16);
							}
							ref var o = ref Unsafe.Add(ref out0, (sample / 8 * 4096) + (element * 256) + (m * 16) + n);
							if ((sample & 7) != 0)
							{
								c0_0 = L.Add(c0_0, L.Load(ref o, 0));
								c1_0 = L.Add(c1_0, L.Load(ref o, 16));
								c2_0 = L.Add(c2_0, L.Load(ref o, 32));
								c3_0 = L.Add(c3_0, L.Load(ref o, 48));
								c4_0 = L.Add(c4_0, L.Load(ref o, 64));
								c5_0 = L.Add(c5_0, L.Load(ref o, 80));
								c6_0 = L.Add(c6_0, L.Load(ref o, 96));
								c7_0 = L.Add(c7_0, L.Load(ref o, 112));
							}
							L.Store(c0_0, ref o, 0);
							L.Store(c1_0, ref o, 16);
							L.Store(c2_0, ref o, 32);
							L.Store(c3_0, ref o, 48);
							L.Store(c4_0, ref o, 64);
							L.Store(c5_0, ref o, 80);
							L.Store(c6_0, ref o, 96);
							L.Store(c7_0, ref o, 112);
						}
					}
				}
			}
		}
	}
}

// out0 = Gᵀ · in0 · G: what the gradient of transformed 3×3 filters is for the filters
[MethodImpl(MethodImplOptions.AggressiveOptimization)]
public static void TransformGradient256<L, V>(ref float in0, ref float out0, nint first, nint last)
	where L : struct, ILanes<V> where V : struct
{
	Winograd.TransformGradient<L, V>(ref in0, ref out0, 256, first, last);
}
