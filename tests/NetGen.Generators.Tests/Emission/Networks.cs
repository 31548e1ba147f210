using NetGen.TestKit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>Networks that between them use every part of the emission.</summary>
internal static class Networks
{
    /// <summary>The smallest network that trains.</summary>
    public const string Xor = "[Input(2), Dense(4, Activation = Activation.Tanh), Dense(1), BinaryCrossEntropyLoss, Adam(0.05), Accuracy]";

    /// <summary>Dropout, a weight decay in the loss, classes, and a norm over all gradients.</summary>
    public const string Classifier =
        """
        [Input(6)]
        [Dense(8, Activation = Activation.ReLU, L2 = 0.01)]
        [Dropout(0.25)]
        [Dense(3)]
        [CrossEntropyLoss]
        [AdamW(1e-3, ClipNorm = 1)]
        """;

    private const string Everything =
        """
        [Input(5, 4, 3)]
        [Activation(Activation.Softsign)]
        [Flatten]
        [Dense(40, Activation = Activation.PReLU, L1 = 0.001, Initializer = Initializer.Orthogonal)]
        [Dense(70, Activation = Activation.GELU, UseBias = false, Initializer = Initializer.Uniform)]
        [Dropout(0.1)]
        [Dense(35, Activation = Activation.Softmax)]
        [Dropout(0.2)]
        [Dense(11, Initializer = Initializer.Constant, InitializerScale = 1.0 / 3)]
        [CrossEntropyLoss(LabelSmoothing = 0.1, ClassWeights = new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1 / 3d })]
        [NAdam(2e-3, ClipValue = 0.5)]
        [Accuracy, F1Score(Averaging = Averaging.Micro), RocAuc, TopKAccuracy(3), ConfusionMatrix, Precision, Recall]
        """;

    private const string Regression =
        """
        [Input(10)]
        [Dense(2000, Activation = Activation.SELU)]
        [Dense(1)]
        [HuberLoss(Delta = 0.7)]
        [Adagrad(0.01, LearningRateDecay = 1e-4, InitialAccumulatorValue = 0.1)]
        [MeanAbsoluteError, RootMeanSquaredError, R2Score]
        """;

    private const string ManyClasses =
        """
        [Input(1)]
        [Dense(1100)]
        [CrossEntropyLoss]
        [RmsProp(0.01, Centered = true, Momentum = 0.9)]
        """;

    private const string NoBias = "[Input(3), Dense(5, UseBias = false, Activation = Activation.LogSoftmax), KLDivergenceLoss, Lion(1e-4)]";

    /// <summary>All of them, as sources.</summary>
    public static IReadOnlyList<string> All =>
    [
        "using NetGen.Metrics;",
        TestNetworks.Source(Xor, "Xor"),
        TestNetworks.Source(Classifier, "Classifier"),
        TestNetworks.Source(Everything, "Everything"),
        TestNetworks.Source(Regression, "Regression"),
        TestNetworks.Source(ManyClasses, "ManyClasses"),
        TestNetworks.Source(NoBias, "NoBias"),
    ];
}
