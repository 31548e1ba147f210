namespace NetGen.Benchmarks.Measurement;

/// <summary>Floating-point operations of the matrix products of a dense network: two for each multiply-add.</summary>
internal static class MatrixOperations
{
    /// <summary>outputs = inputs · W, for every layer.</summary>
    public static double Forward(int[] sizes, int batch) => 2.0 * batch * Weights(sizes);

    /// <summary>Forward, dW = inputsᵀ · dOutputs for every layer, and dInputs = dOutputs · Wᵀ for all but the first.</summary>
    public static double ForwardAndBackward(int[] sizes, int batch) =>
        2.0 * batch * ((3.0 * Weights(sizes)) - ((double)sizes[0] * sizes[1]));

    /// <summary>By the name of the mode in the peers' protocol.</summary>
    public static double OfMode(string mode, int[] sizes, int batch) =>
        mode == "forward" ? Forward(sizes, batch) : ForwardAndBackward(sizes, batch);

    private static double Weights(int[] sizes) => sizes.Zip(sizes.Skip(1), (inputs, outputs) => (double)inputs * outputs).Sum();
}
