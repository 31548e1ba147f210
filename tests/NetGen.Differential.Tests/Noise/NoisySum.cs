namespace NetGen.Differential.Tests.Noise;

/// <summary>
/// A sum of many terms. Each addition rounds a partial sum; whatever the order, partial sums are about as large as the largest of this
/// order's, or as a random walk's over the same terms.
/// </summary>
internal struct NoisySum
{
    private double _sum;
    private double _largest;
    private double _squares;
    private double _carried;
    private int _count;

    public void Add(Noisy term)
    {
        _sum += term.Value;
        _largest = Math.Max(_largest, Math.Abs(_sum));
        _squares += term.Value * term.Value;
        _carried += term.Spread * term.Spread;
        _count++;
    }

    /// <summary>Adds a product; a fused multiply-add rounds once, two operations twice.</summary>
    public void AddProduct(Noisy a, Noisy b)
    {
        var value = a.Value * b.Value;
        _sum += value;
        _largest = Math.Max(_largest, Math.Abs(_sum));
        _squares += value * value;
        var (left, right, rounding) = (a.Value * b.Spread, b.Value * a.Spread, Noisy.Unit * value);
        _carried += (left * left) + (right * right) + (rounding * rounding);
        _count++;
    }

    public readonly Noisy Total()
    {
        var partial = Noisy.Unit * Math.Max(_largest, Math.Sqrt(_squares));
        return new Noisy(_sum, Math.Sqrt(_carried + (_count * partial * partial)));
    }
}
