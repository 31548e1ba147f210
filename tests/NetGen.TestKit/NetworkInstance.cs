using System.Reflection;
using NetGen.Training;

namespace NetGen.TestKit;

/// <summary>The generated members of a network that was compiled by a test, without reflection at each call.</summary>
/// <typeparam name="TTarget"><see cref="int"/> for class indices, else <see cref="float"/>.</typeparam>
public sealed class NetworkInstance<TTarget>
    where TTarget : unmanaged
{
    private readonly BatchFunction _computeGradients;
    private readonly Action _applyGradients;

    internal NetworkInstance(object network)
    {
        Network = network;
        Trainable = (ITrainable<TTarget>)network;
        _computeGradients = Method<BatchFunction>("ComputeGradients");
        _applyGradients = Method<Action>("ApplyGradients");
    }

    private delegate float BatchFunction(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets);

    private delegate void Transformation(ReadOnlySpan<float> inputs, Span<float> outputs);

    private delegate int Classification(ReadOnlySpan<float> input);

    /// <summary>The object itself.</summary>
    public object Network { get; }

    /// <summary>What training needs of it.</summary>
    public ITrainable<TTarget> Trainable { get; }

    public ParameterSet Parameters => Property<ParameterSet>("Parameters");

    public ParameterSet Buffers => Property<ParameterSet>("Buffers");

    public ParameterSet Gradients => Property<ParameterSet>("Gradients");

    public float LearningRate
    {
        get => Trainable.LearningRate;
        set => Trainable.LearningRate = value;
    }

    public float[] Predict(ReadOnlySpan<float> inputs) => Outputs(Trainable.Predict, inputs);

    public float[] PredictProbabilities(ReadOnlySpan<float> inputs) => Outputs(Method<Transformation>("PredictProbabilities"), inputs);

    public int Classify(ReadOnlySpan<float> input) => Method<Classification>("Classify")(input);

    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets) => Trainable.Loss(inputs, targets);

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets) => Trainable.TrainStep(inputs, targets);

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets) => _computeGradients(inputs, targets);

    public void ApplyGradients() => _applyGradients();

    public void Save(string path) => Method<Action<string>>("Save")(path);

    public void Load(string path) => Method<Action<string>>("Load")(path);

    private float[] Outputs(Transformation transformation, ReadOnlySpan<float> inputs)
    {
        var outputs = new float[inputs.Length / Trainable.InputSize * Trainable.OutputSize];
        transformation(inputs, outputs);
        return outputs;
    }

    private T Property<T>(string name) => (T)Network.GetType().GetProperty(name)!.GetValue(Network)!;

    private TDelegate Method<TDelegate>(string name)
        where TDelegate : Delegate
    {
        var parameters = typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var method = Network.GetType().GetMethod(name, BindingFlags.Instance | BindingFlags.Public, parameters)
            ?? throw new MissingMethodException(Network.GetType().FullName, name);
        return method.CreateDelegate<TDelegate>(Network);
    }
}
