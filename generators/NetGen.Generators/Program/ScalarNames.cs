namespace NetGen.Generators.Program;

/// <summary>Names of the numbers that a step computes once and every element uses.</summary>
internal static class ScalarNames
{
    /// <summary>One over the number of samples.</summary>
    public const string InverseBatch = "inverseBatch";

    /// <summary>One over the sum of the targets' class weights.</summary>
    public const string InverseWeight = "inverseWeight";

    /// <summary>The current learning rate.</summary>
    public const string LearningRate = "learningRate";

    /// <summary>The number of this step, from 1.</summary>
    public const string Step = "step";
}
