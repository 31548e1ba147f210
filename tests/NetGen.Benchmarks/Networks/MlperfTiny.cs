using NetGen.Benchmarks.Networks;

namespace MlperfTinySample;

/// <summary>DS-CNN; the layers are in samples/MlperfTiny.</summary>
public sealed partial class KeywordSpotting : IBenchmarkNetwork<int>;

/// <summary>ResNet-8.</summary>
public sealed partial class ImageClassification : IBenchmarkNetwork<int>;

/// <summary>MobileNetV1, width 0.25.</summary>
public sealed partial class VisualWakeWords : IBenchmarkNetwork<int>;

/// <content>The layers are in samples/MlperfTiny; only single predictions are measured.</content>
public sealed partial class AnomalyDetection;
