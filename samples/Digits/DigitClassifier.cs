using NetGen;

namespace DigitsSample;

/// <summary>Tells which digit, 0 to 9, an 8 x 8 image shows.</summary>
[Network]
[Input(8, 8, 1)]
[Flatten]
[Dropout(0.1)]
[Dense(256, Activation = Activation.ReLU)]
[Dropout(0.4)]
[Dense(128, Activation = Activation.ReLU)]
[Dropout(0.3)]
[Dense(10)]
[CrossEntropyLoss(LabelSmoothing = 0.1)]
[AdamW(2e-3, WeightDecay = 0.05)]
[Accuracy, F1Score]
public partial class DigitClassifier;
