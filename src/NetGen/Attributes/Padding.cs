namespace NetGen;

/// <summary>What a window that slides over an image or a sequence does at the borders.</summary>
public enum Padding
{
    /// <summary>
    /// It stays inside, or inside of the zeros that an explicit size puts round the input, which then stands alone: ⌊(inputs − reach) / stride⌋ + 1 outputs,
    /// where reach = (kernel − 1) · dilation + 1.
    /// </summary>
    Valid,

    /// <summary>
    /// As many zeros as it takes to get ⌈inputs / stride⌉ outputs: half of them before, half behind, the odd one behind. That is <c>same</c>
    /// in Keras and <c>SAME_UPPER</c> in ONNX; PyTorch's symmetric padding differs from it with strides.
    /// </summary>
    Same,
}
