using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Tests.Planning;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Emission;

/// <summary>
/// Gradients of wide dense layers, whose operands are copied to where samples lie side by side: the sums of the definition, the same bits at every width
/// and however workers share the tiles, in one block of samples or in several.
/// </summary>
public sealed class PackedGradientTests
{
    private static readonly Contraction[] Gradients =
    [
        Contractions.WeightGradientInPanels(1024, 64, 32), // samples 4 KiB apart: the left operand is copied, too; its last tile has four rows
        Updating(Contractions.WeightGradientInPanels(1024, 64, 32), In(1) - In(0)),
        Updating(Contractions.WeightGradientInPanels(1024, 64, 32), In(1) - Sigmoid(In(0))), // tiles wait on the stack
        Contractions.WeightGradientInPanels(2048, 48, 16), // tiles of one vector, twelve rows, the last one of eight
        Contractions.WeightGradientInPanels(100, 64, 32), // the right one only
        Updating(Contractions.WeightGradientInPanels(64, 96, 32), In(1) - In(0)),
    ];

    private static readonly Lazy<CompiledKernels> Compiled = new(() => new(Gradients.Select(one => ContractionKernel.Print(ContractionPlan.Of(one)))));

    [Fact]
    public void The_left_operand_is_copied_where_its_samples_compete_for_one_set_of_the_cache()
    {
        Assert.Equal([true, true, true, true, false, false], Gradients.Select(one => ContractionPlan.Of(one).PackedLeft is not null));
        Assert.All(Gradients, one => Assert.True(ContractionPlan.Of(one).PacksRight));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Kernels_compute_the_sums_of_the_definition(int number)
    {
        foreach (var batch in new[] { 1, 7, 128, 131, 260 })
        {
            var one = Run(number, batch, 512, parts: 1);
            var defined = Defined(number, batch);
            for (var i = 0; i < one.Length; i++)
                Assert.True(Math.Abs(one[i] - defined[i]) <= 1e-5 * batch, $"batch {batch}, [{i}]: {one[i]}, not {defined[i]}");

            foreach (var (width, parts) in new[] { (256, 1), (128, 1), (512, 3), (256, 8) })
                Assert.Equal(one.Select(BitConverter.SingleToInt32Bits), Run(number, batch, width, parts).Select(BitConverter.SingleToInt32Bits));
        }
    }

    /// <summary>Nobody waits between blocks of samples: what one worker keeps of the left operand no other may write.</summary>
    [Fact]
    public void Workers_keep_their_tiles_of_the_left_operand_apart()
    {
        const int Batch = 160, Parts = 3;
        var contraction = Gradients[0];
        var plan = ContractionPlan.Of(contraction);
        var signature = ContractionKernel.Print(plan).Signature;
        var writers = new int[plan.PackedLeft!.Size * Batch];
        Compiled.Value.Allow(512);
        for (var part = 0; part < Parts; part++)
        {
            var tensors = signature.Tensors.Select(tensor => Enumerable.Repeat(tensor == plan.PackedLeft ? float.NaN : 1f, tensor.Size * (tensor.Batched ? Batch : 1)).ToArray()).ToArray();
            Compiled.Value.Find(0)(tensors, plan.Units * part / Parts, plan.Units * (part + 1) / Parts, Batch);
            foreach (var (i, value) in tensors[signature.Tensors.ToList().IndexOf(plan.PackedLeft)].Index())
                writers[i] += float.IsNaN(value) ? 0 : 1;
        }

        Assert.Equal(1024 * Batch, writers.Count(count => count == 1));
        Assert.DoesNotContain(2, writers);
    }

    private static Contraction Updating(Contraction gradient, Expr update)
    {
        var shape = gradient.Output.Tensor.Shape;
        var weight = new Tensor("weight", TensorRole.Temporary, batched: false, shape);
        return gradient.With(Map.Store(
            new Tensor("updated", TensorRole.Temporary, batched: false, shape) { Overwrites = weight }, update, gradient.Output.Tensor, weight));
    }

    private static float[] Run(int number, int batch, int width, int parts)
    {
        var (contraction, memory) = (Gradients[number], Memory(number, batch));
        var (plan, signature) = (ContractionPlan.Of(contraction), ContractionKernel.Print(ContractionPlan.Of(contraction)).Signature);

        // By parts, last first: none needs what another leaves.
        Compiled.Value.Allow(width);
        var tensors = signature.Tensors.Select(tensor => memory[tensor]).ToArray();
        for (var part = parts - 1; part >= 0; part--)
            Compiled.Value.Find(number)(tensors, plan.Units * part / parts, plan.Units * (part + 1) / parts, batch);
        return memory[KernelSignature.StorageOf(contraction.Outputs[0])];
    }

    // The same each time, for runs and the definition to start from.
    private static Dictionary<Tensor, float[]> Memory(int number, int batch)
    {
        var random = new Random(number);
        return ContractionKernel.Print(ContractionPlan.Of(Gradients[number])).Signature.Tensors.ToDictionary(
            tensor => tensor,
            tensor => Enumerable.Range(0, tensor.Size * (tensor.Batched ? batch : 1)).Select(_ => (float)((2 * random.NextDouble()) - 1)).ToArray());
    }

    private static double[] Defined(int number, int batch)
    {
        var (contraction, memory) = (Gradients[number], Memory(number, batch));
        var (left, right) = (contraction.Left.Tensor, contraction.Right.Tensor);
        var (inputs, gradients, before) = (memory[left], memory[right], memory[KernelSignature.StorageOf(contraction.Outputs[0])]);
        var width = contraction.Output.Tensor.Shape.Last;
        var sums = new double[before.Length];
        for (var k = 0; k < left.Size; k++)
        {
            for (var n = 0; n < right.Size; n++)
            {
                var at = (((n / width * left.Size) + k) * width) + (n % width);
                for (var b = 0; b < batch; b++)
                    sums[at] += (double)inputs[(b * left.Size) + k] * gradients[(b * right.Size) + n];
            }
        }

        return contraction.Epilogue is not { } epilogue ? sums : [.. sums.Select((sum, i) =>
            Evaluator.Evaluate(epilogue.Results[0].Value, leaf => leaf is Input { Slot: 0 } ? sum : before[i]))];
    }
}
