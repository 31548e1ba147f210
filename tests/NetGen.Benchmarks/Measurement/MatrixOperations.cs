namespace NetGen.Benchmarks.Measurement;

/// <summary>Floating-point operations of a network's matrix products and convolutions: two for each multiply-add, those with padding too.</summary>
internal static class MatrixOperations
{
    /// <summary>outputs = inputs · W, for every layer.</summary>
    public static double Forward(NetworkInfo network, int batch) => 2.0 * batch * network.MultiplyAdds;

    /// <summary>Forward, dW = inputsᵀ · dOutputs for every layer, and dInputs = dOutputs · Wᵀ for all but the first.</summary>
    public static double ForwardAndBackward(NetworkInfo network, int batch) =>
        2.0 * batch * ((3.0 * network.MultiplyAdds) - network.Layers.First(layer => layer.MultiplyAdds > 0).MultiplyAdds);

    /// <summary>By the name of the mode in the peers' protocol.</summary>
    public static double OfMode(string mode, NetworkInfo network, int batch) =>
        mode == "forward" ? Forward(network, batch) : ForwardAndBackward(network, batch);
}
