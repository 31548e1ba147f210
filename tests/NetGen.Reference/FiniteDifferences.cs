namespace NetGen.Reference;

/// <summary>
/// Derivatives from function values alone: central differences over five points, exact for polynomials up to the fourth degree.
/// </summary>
internal static class FiniteDifferences
{
    /// <summary>
    /// The derivative of a function that is smooth within ±2·<paramref name="step"/>. With the default step and values near 1 it is good to
    /// about 1e-12: the method's own error is step⁴/30 · f⁽⁵⁾, the rounding's 1e-16/step.
    /// </summary>
    public static double Derivative(Func<double, double> function, double x, double step = 1e-3)
    {
        var near = function(x + step) - function(x - step);
        var far = function(x + (2 * step)) - function(x - (2 * step));
        return ((8 * near) - far) / (12 * step);
    }

    /// <summary>The partial derivative along one element, which is put back afterwards.</summary>
    public static double Derivative(Func<double> function, double[] values, int index, double step = 1e-3)
    {
        var original = values[index];
        var derivative = Derivative(Shifted, original, step);
        values[index] = original;
        return derivative;

        double Shifted(double x)
        {
            values[index] = x;
            return function();
        }
    }
}
