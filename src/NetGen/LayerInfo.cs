namespace NetGen;

/// <summary>One layer of a network and what it costs.</summary>
/// <param name="Name">The layer's name, a path for a layer inside of a block: the first part of its parameters' names.</param>
/// <param name="Kind">What it is: <c>Dense</c>.</param>
/// <param name="InputShape">The shape of one sample before the layer.</param>
/// <param name="OutputShape">The shape of one sample after the layer.</param>
/// <param name="Parameters">The number of trainable values; what lies in layers inside is counted there.</param>
/// <param name="MultiplyAdds">The number of multiply-adds (MACs) of predicting one sample; the layers inside count theirs.</param>
/// <param name="Bytes">The bytes of the layer's parameters.</param>
/// <param name="Description">The kind with its main arguments: <c>Dense(64, ReLU)</c>.</param>
/// <param name="NonTrainable">The number of values that training keeps beside the parameters, such as running statistics.</param>
public sealed record LayerInfo(
    string Name,
    string Kind,
    IReadOnlyList<int> InputShape,
    IReadOnlyList<int> OutputShape,
    long Parameters,
    long MultiplyAdds,
    long Bytes,
    string Description,
    long NonTrainable = 0);
