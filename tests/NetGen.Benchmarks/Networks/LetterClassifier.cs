namespace NetGen.Benchmarks.Networks;

/// <summary>16-100-26, Adam: the size of LetterRecognition.</summary>
[Network]
[Input(16)]
[Dense(100, Activation = Activation.ReLU)]
[Dense(26)]
[CrossEntropyLoss]
[Adam(1e-3)]
public partial class LetterClassifier;
