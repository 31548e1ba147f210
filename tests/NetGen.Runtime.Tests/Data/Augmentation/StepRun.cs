using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Applies one step of an augmentation to one image.</summary>
internal static class StepRun
{
    /// <param name="draw">Which of many random changes.</param>
    public static float[] Apply(AugmentationStep step, float[] image, ImageShape shape, ulong draw)
    {
        // What a step leaves unwritten shows.
        var result = new float[image.Length];
        Array.Fill(result, float.NaN);
        step.Apply(image, result, shape, new PhiloxStream(7, 3, draw));
        return result;
    }
}
