using NetGen.Generators.Optimizers;

namespace NetGen.Generators.Parsing;

/// <summary>From an optimizer's attribute to the optimizer; the defaults are the attributes' (a test compares them).</summary>
internal static class OptimizerParser
{
    private static readonly Dictionary<string, Func<ArgumentReader, double, Optimizer>> Readers = new()
    {
        ["Sgd"] = Sgd,
        ["RmsProp"] = (reader, rate) => new RmsPropOptimizer(
            rate, reader.Number("Alpha", 0.99, NumberRange.BelowOne), Epsilon(reader), Decay(reader, "Momentum", 0),
            reader.Bool("Centered"), WeightDecay(reader)),
        ["Adagrad"] = (reader, rate) => new AdagradOptimizer(
            rate, reader.Number("LearningRateDecay", 0, NumberRange.NotNegative),
            reader.Number("InitialAccumulatorValue", 0, NumberRange.NotNegative), Epsilon(reader, 1e-10), WeightDecay(reader)),
        ["Adam"] = (reader, rate) => Adam(reader, rate, weightDecay: 0, decoupled: false),
        ["AdamW"] = (reader, rate) => Adam(reader, rate, weightDecay: 0.01, decoupled: true),
        ["NAdam"] = (reader, rate) => new NAdamOptimizer(
            rate, Decay(reader, "Beta1", 0.9), Decay(reader, "Beta2", 0.999), Epsilon(reader), WeightDecay(reader),
            reader.Number("MomentumDecay", 4e-3, NumberRange.NotNegative)),
        ["Lion"] = (reader, rate) =>
            new LionOptimizer(rate, Decay(reader, "Beta1", 0.9), Decay(reader, "Beta2", 0.99), WeightDecay(reader)),
    };

    public static bool Knows(string attribute) => Readers.ContainsKey(attribute);

    public static Optimizer Parse(string attribute, ArgumentReader reader)
    {
        var rate = reader.Number("learningRate", 0, NumberRange.Positive);
        return Readers[attribute](reader, rate) with
        {
            ClipValue = reader.Number("ClipValue", 0, NumberRange.NotNegative),
            ClipNorm = reader.Number("ClipNorm", 0, NumberRange.NotNegative),
        };
    }

    private static SgdOptimizer Sgd(ArgumentReader reader, double rate)
    {
        var momentum = Decay(reader, "Momentum", 0);
        var dampening = reader.Number("Dampening", 0, NumberRange.UpToOne);
        var nesterov = reader.Bool("Nesterov");
        if (nesterov && momentum == 0)
            reader.Conflict("Nesterov", "Nesterov needs a Momentum above 0");
        if (nesterov && dampening != 0)
            reader.Conflict("Dampening", "Nesterov goes without Dampening, which is " + ArgumentReader.Text(dampening));
        return new SgdOptimizer(rate, momentum, dampening, nesterov, WeightDecay(reader));
    }

    private static AdamOptimizer Adam(ArgumentReader reader, double rate, double weightDecay, bool decoupled) => new(
        rate, Decay(reader, "Beta1", 0.9), Decay(reader, "Beta2", 0.999), Epsilon(reader), WeightDecay(reader, weightDecay),
        reader.Bool("AmsGrad"), decoupled);

    private static double Decay(ArgumentReader reader, string name, double otherwise) =>
        reader.Number(name, otherwise, NumberRange.BelowOne);

    private static double WeightDecay(ArgumentReader reader, double otherwise = 0) =>
        reader.Number("WeightDecay", otherwise, NumberRange.NotNegative);

    // Without ε a gradient that has been 0 so far (a dead unit's) gives 0/0.
    private static double Epsilon(ArgumentReader reader, double otherwise = 1e-8) =>
        reader.Number("Epsilon", otherwise, NumberRange.Positive);
}
