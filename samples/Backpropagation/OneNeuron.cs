namespace BackpropagationSample;

/// <summary>The first worked example: one step of gradient descent on one neuron.</summary>
/// <remarks>
/// By hand, with learning rate 0.1:
/// <code>
/// prediction  y = w · x + b = 1 · 2.1 + 0                            = 2.1
/// loss        L = (y − t)² = (2.1 − 4)² = (−1.9)²                    = 3.61
/// ∂L/∂y         = 2 · (y − t) = 2 · (−1.9)                           = −3.8
/// ∂L/∂w         = ∂L/∂y · x = −3.8 · 2.1                             = −7.98
/// ∂L/∂b         = ∂L/∂y · 1                                          = −3.8
/// w ← w − 0.1 · ∂L/∂w = 1 + 0.798                                    = 1.798
/// b ← b − 0.1 · ∂L/∂b = 0 + 0.38                                     = 0.38
/// prediction  1.798 · 2.1 + 0.38 = 3.7758 + 0.38                     = 4.1558
/// loss        (4.1558 − 4)² = 0.1558²                                = 0.02427364
/// </code>
/// </remarks>
internal static class OneNeuron
{
    public static void Explain()
    {
        float[] x = [2.1f];
        float[] target = [4];
        var prediction = new float[1];
        var neuron = new Neuron();

        Step.Title("One neuron: y = w · x + b, squared error");
        Step.Number("w", Weight(neuron));
        Step.Number("b", Bias(neuron));
        Step.Number("x", x[0]);
        Step.Number("target", target[0]);

        neuron.Predict(x, prediction);
        Step.Number("prediction = w · x + b", prediction[0]);
        Step.Number("loss = (prediction − target)²", neuron.ComputeGradients(x, target));
        Step.Number("∂L/∂w = 2 · (prediction − target) · x", neuron.Gradients["neuron.weight"].ToArray()[0]);
        Step.Number("∂L/∂b = 2 · (prediction − target)", neuron.Gradients["neuron.bias"].ToArray()[0]);

        neuron.ApplyGradients();
        Step.Number("learning rate", neuron.LearningRate);
        Step.Number("new w = w − rate · ∂L/∂w", Weight(neuron));
        Step.Number("new b = b − rate · ∂L/∂b", Bias(neuron));

        neuron.Predict(x, prediction);
        Step.Number("second prediction", prediction[0]);
        Step.Number("second loss, smaller (squared error)", neuron.Loss(x, target));
    }

    private static float Weight(Neuron neuron) => neuron.Parameters["neuron.weight"].ToArray()[0];

    private static float Bias(Neuron neuron) => neuron.Parameters["neuron.bias"].ToArray()[0];
}
