using NetGen.Metrics;
using Xunit;

namespace NetGen.Runtime.Tests.Attributes;

public class AttributeValueTests
{
    [Fact]
    public void A_dense_layer_starts_plain()
    {
        var dense = new DenseAttribute(64);
        Assert.Equal(64, dense.Units);
        Assert.Equal(Activation.Identity, dense.Activation);
        Assert.Equal((0.01, 1.0), (dense.Slope, dense.Alpha));
        Assert.True(dense.UseBias);
        Assert.Equal(Initializer.Default, dense.Initializer);
        Assert.True(double.IsNaN(dense.InitializerScale));
        Assert.Equal((0.0, 0.0), (dense.L1, dense.L2));
        Assert.Null(dense.Name);
    }

    [Fact]
    public void Optimizers_start_with_the_values_of_PyTorch()
    {
        var sgd = new SgdAttribute(0.1);
        Assert.Equal((0.1, 0.0, 0.0, false, 0.0), (sgd.LearningRate, sgd.Momentum, sgd.Dampening, sgd.Nesterov, sgd.WeightDecay));
        Assert.Equal((0.0, 0.0), (sgd.ClipValue, sgd.ClipNorm));

        var rms = new RmsPropAttribute(0.1);
        Assert.Equal((0.99, 1e-8, 0.0, false, 0.0), (rms.Alpha, rms.Epsilon, rms.Momentum, rms.Centered, rms.WeightDecay));

        var adagrad = new AdagradAttribute(0.1);
        Assert.Equal((0.0, 0.0, 1e-10), (adagrad.LearningRateDecay, adagrad.InitialAccumulatorValue, adagrad.Epsilon));
        Assert.Equal(0.0, adagrad.WeightDecay);

        var adam = new AdamAttribute(0.1);
        Assert.Equal((0.9, 0.999, 1e-8, 0.0, false), (adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay, adam.AmsGrad));

        var adamW = new AdamWAttribute(0.1);
        Assert.Equal((0.9, 0.999, 1e-8, 0.01, false), (adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay, adamW.AmsGrad));

        var nadam = new NAdamAttribute(0.1);
        Assert.Equal((0.9, 0.999, 1e-8, 0.0, 4e-3), (nadam.Beta1, nadam.Beta2, nadam.Epsilon, nadam.WeightDecay, nadam.MomentumDecay));

        var lion = new LionAttribute(0.1);
        Assert.Equal((0.9, 0.99, 0.0), (lion.Beta1, lion.Beta2, lion.WeightDecay));
    }

    [Fact]
    public void Losses_and_metrics_start_plain()
    {
        Assert.Equal(0, new CrossEntropyLossAttribute().LabelSmoothing);
        Assert.Null(new CrossEntropyLossAttribute().ClassWeights);
        Assert.Equal(1, new BinaryCrossEntropyLossAttribute().PositiveWeight);
        Assert.Equal(1, new HuberLossAttribute().Delta);
        Assert.Equal(5, new TopKAccuracyAttribute(5).K);
        Assert.Equal(Averaging.Macro, new PrecisionAttribute().Averaging);
        Assert.Equal(Averaging.Macro, new RecallAttribute().Averaging);
        Assert.Equal(Averaging.Macro, new F1ScoreAttribute().Averaging);
    }

    [Fact]
    public void Everything_can_be_written_as_an_attribute()
    {
        object[] attributes = typeof(Everything).GetCustomAttributes(inherit: false);
        Assert.Equal(13, attributes.Length);
        var dense = Assert.Single(attributes.OfType<DenseAttribute>(), layer => layer.Name == "hidden");
        Assert.Equal((Activation.LeakyReLU, 0.2), (dense.Activation, dense.Slope));
        double[]? weights = Assert.Single(attributes.OfType<CrossEntropyLossAttribute>()).ClassWeights;
        Assert.NotNull(weights);
        Assert.Equal([1, 2, 0.5], weights);
        AdamWAttribute adam = Assert.Single(attributes.OfType<AdamWAttribute>());
        Assert.Equal((0.01, 1.0), (adam.WeightDecay, adam.ClipNorm));
        Assert.Equal(Activation.Tanh, Assert.Single(attributes.OfType<ActivationAttribute>()).Activation);
    }

    [Network]
    [Input(8, 8, 1)]
    [Flatten]
    [Dense(16, Name = "hidden", Activation = Activation.LeakyReLU, Slope = 0.2, Initializer = Initializer.HeNormal, L2 = 1e-4)]
    [Dense(16)]
    [Activation(Activation.Tanh)]
    [Dropout(0.25)]
    [Dense(3)]
    [CrossEntropyLoss(LabelSmoothing = 0.1, ClassWeights = [1, 2, 0.5])]
    [AdamW(1e-3, WeightDecay = 0.01, ClipNorm = 1)]
    [Accuracy, TopKAccuracy(2), F1Score(Averaging = Averaging.Weighted)]
    private sealed class Everything;
}
