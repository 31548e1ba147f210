using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>
/// Generated code is written once for all widths: every operation of every width must do in each lane what it does with a single number,
/// special values included.
/// </summary>
public class LanesTests
{
    private static readonly float[] Values =
    [
        0, -0f, 1, -1, 0.5f, 2, -3, 1e-3f, -7.25f, 88, -104, 1e20f, -1e20f, float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon,
        1.17549435e-38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, MathF.PI, 1 / 3f,
    ];

    [Fact]
    public void The_hardwares_maximum_is_the_larger_number()
    {
        var numbers = Values.Where(value => !float.IsNaN(value)).ToList();
        Assert.All(
            from left in numbers from right in numbers select (left, right),
            pair => Assert.True(VectorMath.MaxNative(pair.left, pair.right) == MathF.Max(pair.left, pair.right))); // either zero will do
    }

    [Fact]
    public void Two_vectors_side_by_side_work_like_single_numbers()
    {
        AssertLikeSingleNumbers<Lanes1024, Vector1024>();
        AssertFirst<Lanes1024, Vector1024>();
    }

    [Fact]
    public void Two_vectors_draw_the_numbers_of_each()
    {
        var random = new PhiloxStream(5, 1, 7);
        var both = Lanes1024.Uniform(in random, 48);
        Assert.Equal([Lanes512.Uniform(in random, 48), Lanes512.Uniform(in random, 64)], new[] { both.Lower, both.Upper });
    }

    [Fact]
    public void Lanes_of_512_bits_work_like_single_numbers() => AssertLikeSingleNumbers<Lanes512, Vector512<float>>();

    [Fact]
    public void Lanes_of_256_bits_work_like_single_numbers() => AssertLikeSingleNumbers<Lanes256, Vector256<float>>();

    [Fact]
    public void Lanes_of_128_bits_work_like_single_numbers() => AssertLikeSingleNumbers<Lanes128, Vector128<float>>();

    [Fact]
    public void The_first_lanes_of_a_vector_work_like_single_numbers()
    {
        AssertLikeSingleNumbers<FirstLanes<Lanes128, Vector128<float>, LaneCount2>, Vector128<float>>();
        AssertLikeSingleNumbers<FirstLanes<Lanes128, Vector128<float>, LaneCount3>, Vector128<float>>();
        AssertLikeSingleNumbers<FirstLanes<Lanes256, Vector256<float>, LaneCount5>, Vector256<float>>();
        AssertLikeSingleNumbers<FirstLanes<Lanes256, Vector256<float>, LaneCount6>, Vector256<float>>();
        AssertLikeSingleNumbers<FirstLanes<Lanes256, Vector256<float>, LaneCount7>, Vector256<float>>();
        AssertLikeSingleNumbers<FirstLanes<Lanes512, Vector512<float>, LaneCount9>, Vector512<float>>();
        AssertLikeSingleNumbers<FirstLanes<Lanes512, Vector512<float>, LaneCount10>, Vector512<float>>();
        AssertLikeSingleNumbers<FirstLanes<Lanes512, Vector512<float>, LaneCount11>, Vector512<float>>();
        AssertLikeSingleNumbers<FirstLanes<Lanes512, Vector512<float>, LaneCount12>, Vector512<float>>();
        AssertLikeSingleNumbers<FirstLanes<Lanes512, Vector512<float>, LaneCount13>, Vector512<float>>();
        AssertLikeSingleNumbers<FirstLanes<Lanes512, Vector512<float>, LaneCount14>, Vector512<float>>();
        AssertLikeSingleNumbers<FirstLanes<Lanes512, Vector512<float>, LaneCount15>, Vector512<float>>();
    }

    [Fact]
    public void First_lanes_are_as_many_as_they_say()
    {
        int[] counts =
        [
            LaneCount2.Value, LaneCount3.Value, LaneCount5.Value, LaneCount6.Value, LaneCount7.Value, LaneCount9.Value,
            LaneCount10.Value, LaneCount11.Value, LaneCount12.Value, LaneCount13.Value, LaneCount14.Value, LaneCount15.Value,
        ];
        Assert.Equal([2, 3, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15], counts);
        Assert.Equal(6, FirstLanes<Lanes256, Vector256<float>, LaneCount6>.Count);
    }

    [Fact]
    public void Of_a_vector_the_first_numbers_are_read_and_written_and_nothing_else()
    {
        AssertFirst<Lanes1, float>();
        AssertFirst<Lanes128, Vector128<float>>();
        AssertFirst<Lanes256, Vector256<float>>();
        AssertFirst<Lanes512, Vector512<float>>();
    }

    [Fact]
    public void Single_numbers_are_what_the_operations_say()
    {
        foreach (float a in Values)
        {
            AssertSame("-", -a, Lanes1.Negate(a), a);
            AssertSame("abs", MathF.Abs(a), Lanes1.Abs(a), a);
            AssertSame("sqrt", MathF.Sqrt(a), Lanes1.Sqrt(a), a);
            AssertSame("create", a, Lanes1.Create(a), a);
            foreach (float b in Values)
            {
                AssertSame("+", a + b, Lanes1.Add(a, b), a, b);
                AssertSame("-", a - b, Lanes1.Subtract(a, b), a, b);
                AssertSame("*", a * b, Lanes1.Multiply(a, b), a, b);
                AssertSame("/", a / b, Lanes1.Divide(a, b), a, b);
                AssertSame("max", MathF.Max(a, b), Lanes1.Max(a, b), a, b);
                AssertSame("min", MathF.Min(a, b), Lanes1.Min(a, b), a, b);
                AssertSame(">", a > b ? 7 : 8, Lanes1.ConditionalSelect(Lanes1.GreaterThan(a, b), 7, 8), a, b);
                AssertSame(">=", a >= b ? 7 : 8, Lanes1.ConditionalSelect(Lanes1.GreaterThanOrEqual(a, b), 7, 8), a, b);
                AssertSame("<", a < b ? 7 : 8, Lanes1.ConditionalSelect(Lanes1.LessThan(a, b), 7, 8), a, b);
                AssertSame("<=", a <= b ? 7 : 8, Lanes1.ConditionalSelect(Lanes1.LessThanOrEqual(a, b), 7, 8), a, b);
                AssertSame("==", a == b ? 7 : 8, Lanes1.ConditionalSelect(Lanes1.AreEqual(a, b), 7, 8), a, b);
            }
        }
    }

    [Fact]
    public void The_larger_of_zeros_is_the_positive_and_NaN_stays()
    {
        Assert.False(float.IsNegative(Lanes1.Max(-0f, 0)));
        Assert.False(float.IsNegative(Lanes1.Max(0, -0f)));
        Assert.True(float.IsNegative(Lanes1.Min(-0f, 0)));
        Assert.True(float.IsNegative(Lanes1.Min(0, -0f)));
        Assert.True(float.IsNaN(Lanes1.Max(float.NaN, 1)) && float.IsNaN(Lanes1.Max(1, float.NaN)));
        Assert.True(float.IsNaN(Lanes1.Min(float.NaN, 1)) && float.IsNaN(Lanes1.Min(1, float.NaN)));
    }

    [Fact]
    public void Counts_are_those_of_the_vectors() => Assert.Equal(
        (1, Vector128<float>.Count, Vector256<float>.Count, Vector512<float>.Count, 2 * Vector512<float>.Count),
        (Lanes1.Count, Lanes128.Count, Lanes256.Count, Lanes512.Count, Lanes1024.Count));

    private static void AssertFirst<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        float[] memory = [.. Enumerable.Range(1, 40).Select(i => (float)i)];
        for (int count = 0; count <= TLanes.Count; count++)
        {
            TVector vector = TLanes.LoadFirst(ref memory[0], 3, count);
            AssertLanes($"the first {count}", Enumerable.Range(0, TLanes.Count).Select(i => i < count ? memory[3 + i] : 0), Numbers<TLanes, TVector>(vector));

            float[] target = new float[memory.Length];
            TLanes.StoreFirst(TLanes.Load(ref memory[0], 7), ref target[0], 7, count);
            AssertLanes($"the first {count}", memory.Select((value, i) => i >= 7 && i < 7 + count ? value : 0), target);
        }
    }

    private static void AssertLikeSingleNumbers<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        AssertLanes("zero", Enumerable.Repeat(0f, TLanes.Count), Numbers<TLanes, TVector>(TLanes.Zero));
        AssertLanes("create", Enumerable.Repeat(-3.5f, TLanes.Count), Numbers<TLanes, TVector>(TLanes.Create(-3.5f)));
        AssertMemory<TLanes, TVector>();
        AssertRandom<TLanes, TVector>();

        // Every pair comes in every lane, a third operand beside it.
        foreach (int shift in Enumerable.Range(0, Values.Length))
        {
            for (int start = 0; start < Values.Length; start++)
            {
                float[] a = Cycle(start, TLanes.Count);
                float[] b = Cycle(start + shift, TLanes.Count);
                float[] c = Cycle((3 * start) + (5 * shift), TLanes.Count);
                AssertBinary<TLanes, TVector>(a, b);
                AssertSelections<TLanes, TVector>(a, b, c);
                AssertLanes(
                    "multiply-add",
                    Enumerable.Range(0, TLanes.Count).Select(i => Lanes1.MultiplyAdd(a[i], b[i], c[i])),
                    Numbers<TLanes, TVector>(TLanes.MultiplyAdd(
                        Vector<TLanes, TVector>(a), Vector<TLanes, TVector>(b), Vector<TLanes, TVector>(c))));
            }

            AssertUnary<TLanes, TVector>(Cycle(shift, TLanes.Count));
        }
    }

    private static void AssertBinary<TLanes, TVector>(float[] a, float[] b)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector x = Vector<TLanes, TVector>(a), y = Vector<TLanes, TVector>(b);
        Check("add", TLanes.Add(x, y), Lanes1.Add);
        Check("subtract", TLanes.Subtract(x, y), Lanes1.Subtract);
        Check("multiply", TLanes.Multiply(x, y), Lanes1.Multiply);
        Check("divide", TLanes.Divide(x, y), Lanes1.Divide);
        Check("max", TLanes.Max(x, y), Lanes1.Max);
        Check("min", TLanes.Min(x, y), Lanes1.Min);

        void Check(string name, TVector actual, Func<float, float, float> expected) =>
            AssertLanes(name, a.Zip(b, expected), Numbers<TLanes, TVector>(actual));
    }

    // Masks are only good for selecting, so that is how they are compared.
    private static void AssertSelections<TLanes, TVector>(float[] a, float[] b, float[] c)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector x = Vector<TLanes, TVector>(a), y = Vector<TLanes, TVector>(b), z = Vector<TLanes, TVector>(c);
        Check(">", TLanes.GreaterThan(x, y), Lanes1.GreaterThan);
        Check(">=", TLanes.GreaterThanOrEqual(x, y), Lanes1.GreaterThanOrEqual);
        Check("<", TLanes.LessThan(x, y), Lanes1.LessThan);
        Check("<=", TLanes.LessThanOrEqual(x, y), Lanes1.LessThanOrEqual);
        Check("==", TLanes.AreEqual(x, y), Lanes1.AreEqual);

        void Check(string name, TVector mask, Func<float, float, float> expected) => AssertLanes(
            name,
            Enumerable.Range(0, TLanes.Count).Select(i => Lanes1.ConditionalSelect(expected(a[i], b[i]), c[i], a[i])),
            Numbers<TLanes, TVector>(TLanes.ConditionalSelect(mask, z, x)));
    }

    private static void AssertUnary<TLanes, TVector>(float[] a)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector x = Vector<TLanes, TVector>(a);
        Check("negate", TLanes.Negate(x), Lanes1.Negate);
        Check("abs", TLanes.Abs(x), Lanes1.Abs);
        Check("sqrt", TLanes.Sqrt(x), Lanes1.Sqrt);
        Check("exp", TLanes.Exp(x), Lanes1.Exp, VectorMath.Exp);
        Check("expM1", TLanes.ExpM1(x), Lanes1.ExpM1, VectorMath.ExpM1);
        Check("log", TLanes.Log(x), Lanes1.Log, VectorMath.Log);
        Check("log1P", TLanes.Log1P(x), Lanes1.Log1P, VectorMath.Log1P);
        Check("tanh", TLanes.Tanh(x), Lanes1.Tanh, VectorMath.Tanh);
        Check("sigmoid", TLanes.Sigmoid(x), Lanes1.Sigmoid, VectorMath.Sigmoid);
        Check("softplus", TLanes.Softplus(x), Lanes1.Softplus, VectorMath.Softplus);
        Check("logCosh", TLanes.LogCosh(x), Lanes1.LogCosh, VectorMath.LogCosh);
        Check("erf", TLanes.Erf(x), Lanes1.Erf, VectorMath.Erf);
        Check("sin", TLanes.Sin(x), Lanes1.Sin, VectorMath.Sin);
        Check("cos", TLanes.Cos(x), Lanes1.Cos, VectorMath.Cos);

        void Check(string name, TVector actual, Func<float, float> expected, Func<float, float>? function = null)
        {
            AssertLanes(name, a.Select(expected), Numbers<TLanes, TVector>(actual));
            if (function is not null)
                AssertLanes(name, a.Select(function), Numbers<TLanes, TVector>(actual));
        }
    }

    private static void AssertMemory<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        float[] memory = [.. Enumerable.Range(0, 40).Select(i => (float)i)];
        for (int offset = 0; offset + TLanes.Count <= memory.Length; offset++)
        {
            TVector vector = TLanes.Load(ref memory[0], offset);
            AssertLanes("load", memory[offset..(offset + TLanes.Count)], Numbers<TLanes, TVector>(vector));

            float[] target = new float[memory.Length];
            TLanes.Store(vector, ref target[0], offset);
            AssertLanes("store", memory.Select((value, i) => i >= offset && i < offset + TLanes.Count ? value : 0), target);
        }

        // Behind a reference is also in front of it.
        AssertLanes("load", memory[3..(3 + TLanes.Count)], Numbers<TLanes, TVector>(TLanes.Load(ref memory[5], -2)));
    }

    private static void AssertRandom<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var random = new PhiloxStream(3, 1, 7);
        foreach (uint index in new uint[] { 0, 1, 2, 3, 16, 1001, uint.MaxValue - 64 })
        {
            AssertLanes(
                "uniform",
                Enumerable.Range(0, TLanes.Count).Select(i => Lanes1.Uniform(in random, index + (uint)i)),
                Numbers<TLanes, TVector>(TLanes.Uniform(in random, index)));
        }
    }

    private static float[] Cycle(int start, int count) => [.. Enumerable.Range(start, count).Select(i => Values[i % Values.Length])];

    private static TVector Vector<TLanes, TVector>(float[] numbers)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.Load(ref numbers[0], 0);

    private static float[] Numbers<TLanes, TVector>(TVector vector)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        float[] numbers = new float[TLanes.Count];
        TLanes.Store(vector, ref numbers[0], 0);
        return numbers;
    }

    private static void AssertLanes(string name, IEnumerable<float> expected, float[] actual)
    {
        int lane = 0;
        foreach (float value in expected)
        {
            bool isSame = Bits(value) == Bits(actual[lane]);
            Assert.True(isSame, $"{name}, lane {lane} of {actual.Length}: {actual[lane]:R} instead of {value:R}.");
            lane++;
        }

        Assert.Equal(actual.Length, lane);
    }

    private static void AssertSame(string name, float expected, float actual, params float[] operands) => Assert.True(
        Bits(expected) == Bits(actual), $"{name} of {string.Join(", ", operands)}: {actual:R} instead of {expected:R}.");

    // Which NaN it is, is not part of the contract.
    private static int Bits(float value) => BitConverter.SingleToInt32Bits(float.IsNaN(value) ? float.NaN : value);
}
