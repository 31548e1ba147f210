using NetGen.Differential.Tests.Networks;
using NetGen.Differential.Tests.OneResults;
using NetGen.Differential.Tests.Runs;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Differential.Tests.Steps;

/// <summary>
/// <c>TrainStep</c> is free to fuse what <c>ComputeGradients</c> and <c>ApplyGradients</c> do one after the other; nobody may see it.
/// </summary>
[Collection(OneAtATime.Name)]
public sealed class TrainStepTests
{
    /// <summary>More samples than before, so that the workspace grows, fewer, and a batch that is worth one worker only.</summary>
    private static readonly int[] Batches = [33, 64, 3, 20, 41, 1];

    private static readonly Lazy<CompiledNetworks> Compiled =
        new(() => new CompiledNetworks([.. StepNetworks.Names.Select(StepNetworks.Of)]));

    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var optimizer in StepNetworks.Names)
        {
            data.Add(optimizer, 1);
            data.Add(optimizer, 2);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_step_has_the_bits_of_its_two_halves(string optimizer, int threads) => OneResultTests.WithThreads(threads, () =>
    {
        var name = StepNetworks.Of(optimizer).Name;
        if (StepNetworks.HasClasses(optimizer))
            Compare(Compiled.Value.Assembly.Create<int>(name, 5), Compiled.Value.Assembly.Create<int>(name, 5), name);
        else
            Compare(Compiled.Value.Assembly.Create<float>(name, 5), Compiled.Value.Assembly.Create<float>(name, 5), name);
        return 0;
    });

    private static void Compare<TTarget>(NetworkInstance<TTarget> whole, NetworkInstance<TTarget> halves, string name)
        where TTarget : unmanaged
    {
        var dice = new Dice(11);
        var start = whole.Parameters.Sha256();
        for (var step = 0; step < Batches.Length; step++)
        {
            var (inputs, reals, classes) = CaseData.Batch(Compiled.Value.Graph(name), Batches[step], dice);
            var targets = (TTarget[])(typeof(TTarget) == typeof(int) ? (Array)classes : reals);
            var loss = whole.TrainStep(inputs, targets);
            var expected = halves.ComputeGradients(inputs, targets);
            halves.ApplyGradients();

            Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(loss));
            foreach (var parameter in halves.Parameters)
                AssertSameBits(parameter.ToArray(), whole.Parameters[parameter.Name].ToArray(), $"{parameter.Name} after step {step + 1}");

            whole.LearningRate *= 0.75f;
            halves.LearningRate = whole.LearningRate;
        }

        Assert.True(float.IsFinite(whole.Parameters["dense1.weight"].ToArray().Sum()));
        Assert.NotEqual(start, whole.Parameters.Sha256());
    }

    private static void AssertSameBits(float[] expected, float[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
                Assert.Fail(FormattableString.Invariant($"{what}, element {i}: {expected[i]:R} in two halves, {actual[i]:R} in one step."));
        }
    }
}
