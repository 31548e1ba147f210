using NetGen.Pictures;
using NetGen.Pictures.Svg;

namespace NetGen;

/// <summary>The layers of a network and what they cost. <see cref="ToString()"/> prints them as a table.</summary>
public sealed class NetworkInfo
{
    /// <summary>Describes a network; generated code calls it.</summary>
    /// <param name="name">The name of the network's class.</param>
    /// <param name="layers">The layers from input to output.</param>
    /// <param name="inputShape">The shape of one sample.</param>
    /// <param name="loss">The kind of loss; empty if there is none.</param>
    /// <param name="optimizer">The kind of optimizer; empty if there is none.</param>
    /// <param name="inferenceBytesPerSample">Working memory of prediction per sample of a batch.</param>
    /// <param name="trainingBytesPerSample">Working memory of training per sample of a batch.</param>
    /// <param name="parameterBytes">Memory of the parameters.</param>
    /// <param name="optimizerBytes">Memory of the optimizer's state.</param>
    /// <param name="inferenceFixedBytes">Working memory of prediction whatever the batch.</param>
    /// <param name="trainingFixedBytes">Working memory of training whatever the batch.</param>
    /// <param name="inferenceChunk">How many samples of a batch prediction has in its working memory at once; at least 1.</param>
    public NetworkInfo(
        string name,
        IReadOnlyList<LayerInfo> layers,
        IReadOnlyList<int> inputShape,
        string loss,
        string optimizer,
        long inferenceBytesPerSample,
        long trainingBytesPerSample,
        long parameterBytes,
        long optimizerBytes,
        long inferenceFixedBytes = 0,
        long trainingFixedBytes = 0,
        int inferenceChunk = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(inputShape);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfLessThan(inferenceChunk, 1);
        Name = name;
        Layers = layers;
        InputShape = inputShape;
        Loss = loss;
        Optimizer = optimizer;
        InferenceBytesPerSample = inferenceBytesPerSample;
        TrainingBytesPerSample = trainingBytesPerSample;
        ParameterBytes = parameterBytes;
        OptimizerBytes = optimizerBytes;
        InferenceFixedBytes = inferenceFixedBytes;
        TrainingFixedBytes = trainingFixedBytes;
        InferenceChunk = inferenceChunk;
        Parameters = layers.Sum(layer => layer.Parameters);
        TotalParameterCount = Parameters + layers.Sum(layer => layer.NonTrainable);
        MultiplyAdds = layers.Sum(layer => layer.MultiplyAdds);
    }

    /// <summary>The name of the network's class.</summary>
    public string Name { get; }

    /// <summary>The layers from input to output; behind a block's use those inside of it, which have its name before theirs.</summary>
    public IReadOnlyList<LayerInfo> Layers { get; }

    /// <summary>The shape of one sample.</summary>
    public IReadOnlyList<int> InputShape { get; }

    /// <summary>The kind of loss; empty if there is none.</summary>
    public string Loss { get; }

    /// <summary>The kind of optimizer; empty if there is none.</summary>
    public string Optimizer { get; }

    /// <summary>Working memory of prediction, in bytes per sample of a batch.</summary>
    public long InferenceBytesPerSample { get; }

    /// <summary>Working memory of training, in bytes per sample of a batch.</summary>
    public long TrainingBytesPerSample { get; }

    /// <summary>Working memory of prediction whatever the batch, in bytes.</summary>
    public long InferenceFixedBytes { get; }

    /// <summary>Working memory of training whatever the batch, in bytes.</summary>
    public long TrainingFixedBytes { get; }

    /// <summary>How many samples of a batch prediction has in its working memory at once; larger batches go through it in pieces.</summary>
    public int InferenceChunk { get; }

    /// <summary>Memory of the parameters, in bytes.</summary>
    public long ParameterBytes { get; }

    /// <summary>Memory of the optimizer's state, in bytes.</summary>
    public long OptimizerBytes { get; }

    /// <summary>The number of trainable values of all layers.</summary>
    public long Parameters { get; }

    /// <summary>The number of values of all layers, trainable (<see cref="Parameters"/>) or not (running statistics).</summary>
    public long TotalParameterCount { get; }

    /// <summary>The number of multiply-adds (MACs) of predicting one sample.</summary>
    public long MultiplyAdds { get; }

    /// <summary>Working memory of predicting a batch on one thread, in bytes, beside the parameters.</summary>
    /// <param name="batchSize">The number of samples, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is negative.</exception>
    public long InferenceBytes(int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batchSize);
        return InferenceFixedBytes + (InferenceBytesPerSample * Math.Min(batchSize, InferenceChunk));
    }

    /// <summary>
    /// Working memory of one training step on one thread, in bytes, beside parameters, gradients and the optimizer's state; several threads
    /// take a copy of the batch besides.
    /// </summary>
    /// <param name="batchSize">The number of samples, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is negative.</exception>
    public long TrainingBytes(int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batchSize);
        return TrainingFixedBytes + (TrainingBytesPerSample * batchSize);
    }

    /// <summary>
    /// The layers as an aligned table: name, layer, output shape, parameters, multiply-adds, bytes, and their totals. English, invariant
    /// culture, lines end in <c>\n</c>. If there are values that are not trainable, they count as parameters, and a line says how many are.
    /// </summary>
    public override string ToString() => NetworkTable.Format(this);

    /// <summary>The table, and a line with the working memory of a batch.</summary>
    /// <param name="batchSize">The number of samples, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is negative.</exception>
    public string ToString(int batchSize) => NetworkTable.Format(this) + NetworkTable.FormatBatch(this, batchSize);

    /// <summary>
    /// The network as a flowchart of <see href="https://mermaid.js.org">mermaid</see>, which GitHub and many editors draw: a node for each
    /// layer with its output shape and parameters, a subgraph for each block. English, invariant culture, lines end in <c>\n</c>.
    /// </summary>
    public string ToMermaid() => MermaidWriter.Write(DiagramReader.Read(this));

    /// <summary>
    /// The network as a picture in SVG, complete in itself: layers from top to bottom, coloured by what they do, with shapes, parameters,
    /// multiply-adds and a bar for the share of all parameters; branches side by side. English, invariant culture, lines end in <c>\n</c>.
    /// </summary>
    public string ToSvg() => SvgPicture.Draw(DiagramReader.Read(this));
}
