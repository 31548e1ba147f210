namespace BackpropagationSample;

/// <summary>The second worked example: softmax and cross-entropy, whose gradient is what was predicted minus what was right.</summary>
/// <remarks>
/// By hand:
/// <code>
/// probabilities  p = softmax(z) with z = (ln 0.7, ln 0.3)            = (0.7, 0.3)
/// right answer   y = class 0                                         = (1, 0)
/// loss           L = −(1 · ln 0.7 + 0 · ln 0.3) = −ln 0.7            = 0.356675
/// ∂L/∂z            = p − y = (0.7 − 1, 0.3 − 0)                      = (−0.3, 0.3)
/// z ← z − 0.1 · ∂L/∂z = (−0.356675 + 0.03, −1.203973 − 0.03)         = (−0.326675, −1.233973)
/// p              softmax: 1 / (1 + e^(−1.233973 + 0.326675)) = 1 / (1 + 0.403614) = 0.712447, the rest 0.287553
/// loss           −ln 0.712447                                        = 0.339050
/// </code>
/// As z is the bias here, ∂L/∂z is the gradient of the bias.
/// </remarks>
internal static class CrossEntropy
{
    public static void Explain()
    {
        float[] input = [0];
        int[] rightClass = [0];
        var probabilities = new float[2];
        var network = new TwoClasses();
        network.Parameters["z.bias"].CopyFrom([MathF.Log(0.7f), MathF.Log(0.3f)]);

        Step.Title("Two classes: p = softmax(z), cross-entropy");
        Step.Numbers("z", network.Parameters["z.bias"].ToArray());
        network.PredictProbabilities(input, probabilities);
        Step.Numbers("p = softmax(z)", probabilities);
        Step.Numbers("y, class 0 is right", [1, 0]);
        Step.Number("loss = −ln p₀", network.ComputeGradients(input, rightClass));
        Step.Numbers("∂L/∂z", network.Gradients["z.bias"].ToArray());
        Step.Numbers("p − y", [probabilities[0] - 1, probabilities[1]]);

        network.ApplyGradients();
        Step.Number("learning rate", network.LearningRate);
        Step.Numbers("new z = z − rate · ∂L/∂z", network.Parameters["z.bias"].ToArray());
        network.PredictProbabilities(input, probabilities);
        Step.Numbers("second p", probabilities);
        Step.Number("second loss, smaller (cross-entropy)", network.Loss(input, rightClass));
    }
}
