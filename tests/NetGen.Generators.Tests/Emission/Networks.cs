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

    /// <summary>A convolution, statistics of the batch, pooling, and a dense layer.</summary>
    public const string Image =
        """
        [Input(8, 8, 3)]
        [Conv2D(16, 3, Padding = Padding.Same)]
        [BatchNorm(Activation = Activation.ReLU)]
        [MaxPool2D(2)]
        [Flatten]
        [Dense(10)]
        [CrossEntropyLoss]
        [Sgd(0.1)]
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

    private const string Images =
        """
        [Input(17, 14, 2)]
        [Conv2D(12, 3, Stride = 2, Padding = Padding.Same, Activation = Activation.GELU)]
        [DepthwiseConv2D(3, Dilation = 2, Activation = Activation.PReLU)]
        [GroupNorm(3, Activation = Activation.ReLU)]
        [Conv2D(20, 2, Groups = 2, UseBias = false)]
        [BatchNorm(Activation = Activation.SiLU)]
        [SpatialDropout(0.2)]
        [ConvTranspose2D(6, 3, Stride = 2)]
        [AvgPool2D(3, Stride = 2)]
        [UpSample2D(2)]
        [MaxPool2D(3, Stride = 2)]
        [GlobalAvgPool2D]
        [LayerNorm]
        [Dense(4)]
        [CrossEntropyLoss]
        [Adam(1e-3)]
        """;

    private const string Signals =
        """
        [Input(40, 3)]
        [Conv1D(32, 5, Padding = Padding.Same, Activation = Activation.ReLU)]
        [MaxPool1D(2)]
        [Conv1D(64, 3, L2 = 1e-4)]
        [BatchNorm(Activation = Activation.Tanh)]
        [DepthwiseConv1D(3)]
        [GlobalMaxPool1D]
        [Dense(1)]
        [MeanSquaredErrorLoss]
        [Sgd(0.01, Momentum = 0.9)]
        """;

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
        TestNetworks.Source(Image, "Image"),
        TestNetworks.Source(Images, "Images"),
        TestNetworks.Source(Signals, "Signals"),
    ];
}
