using NetGen;

namespace FashionMnistSample;

/// <summary>Tells which of ten things, from T-shirts to ankle boots, a 28 x 28 image shows.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false), BatchNorm(Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, UseBias = false), BatchNorm(Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.3)]
[Dense(128, UseBias = false), BatchNorm(Activation = Activation.ReLU)]
[Dropout(0.2)]
[Dense(10)]
[CrossEntropyLoss]
[AdamW(2e-3, WeightDecay = 0.01)]
[Accuracy, F1Score, ConfusionMatrix]
public partial class FashionClassifier : IImageClassifier;
