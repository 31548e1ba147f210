using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public class OrthogonalInitializerTests
{
    [Theory]
    [InlineData(1, 1, 1.0)]
    [InlineData(5, 5, 1.0)]
    [InlineData(3, 20, 1.0)]
    [InlineData(20, 3, 1.4142135623730951)]
    [InlineData(64, 100, 0.5)]
    [InlineData(130, 130, 2.0)]
    public void Rows_or_columns_are_orthogonal_with_the_gain_as_length(int rows, int columns, double gain)
    {
        float[] matrix = new float[rows * columns];
        Initializers.Orthogonal(matrix, rows, columns, gain, seed: 5, stream: 6);
        int count = Math.Min(rows, columns);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double dot = rows <= columns
                    ? Enumerable.Range(0, columns).Sum(k => (double)matrix[i * columns + k] * matrix[j * columns + k])
                    : Enumerable.Range(0, rows).Sum(k => (double)matrix[k * columns + i] * matrix[k * columns + j]);

                // The float rounding of the elements is all that is left.
                Assert.Equal(i == j ? gain * gain : 0, dot, 1e-6 * gain * gain);
            }
        }
    }

    [Fact]
    public void The_distribution_is_uniform_so_every_element_has_variance_one_over_the_dimension()
    {
        const int Size = 4;
        const int Matrices = 4000;
        double[] squares = new double[Size * Size];
        double[] sums = new double[Size * Size];
        float[] matrix = new float[Size * Size];
        for (uint stream = 0; stream < Matrices; stream++)
        {
            Initializers.Orthogonal(matrix, Size, Size, 1, seed: 9, stream);
            for (int i = 0; i < matrix.Length; i++)
            {
                sums[i] += matrix[i];
                squares[i] += matrix[i] * matrix[i];
            }
        }

        // The square of a coordinate on the unit sphere in 4 dimensions has mean 1/4 and variance 1/16.
        Assert.All(sums, sum => Assert.Equal(0, sum / Matrices, 5 * 0.5 / Math.Sqrt(Matrices)));
        Assert.All(squares, square => Assert.Equal(0.25, square / Matrices, 5 * 0.25 / Math.Sqrt(Matrices)));
    }

    [Fact]
    public void A_span_of_the_wrong_length_is_refused_with_both_numbers()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Initializers.Orthogonal(new float[5], 2, 3, 1, 1, 1));
        Assert.Contains("5 values", exception.Message, StringComparison.Ordinal);
        Assert.Contains("need 6", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializers.Orthogonal([], 0, 3, 1, 1, 1));
    }
}
