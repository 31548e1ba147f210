using NetGen.Data;

namespace NetGenConsole;

/// <summary>Points on two spirals, one turned by half a circle against the other.</summary>
internal static class Spirals
{
    private const int PointsOfEach = 200;
    private const double Turns = 1;

    /// <summary>Each sample is x and y; its target is its spiral, 0 or 1.</summary>
    public static DataSet<int> Create()
    {
        var points = new float[2 * PointsOfEach * SpiralClassifier.InputSize];
        var spirals = new int[2 * PointsOfEach];
        for (var i = 0; i < spirals.Length; i++)
        {
            spirals[i] = i % 2;
            var radius = (1 + (i / 2)) / (double)PointsOfEach;
            var angle = (2 * Math.PI * Turns * radius) + (Math.PI * spirals[i]);
            points[2 * i] = (float)(radius * Math.Cos(angle));
            points[(2 * i) + 1] = (float)(radius * Math.Sin(angle));
        }

        return new DataSet<int>(points, spirals, SpiralClassifier.InputSize);
    }
}
