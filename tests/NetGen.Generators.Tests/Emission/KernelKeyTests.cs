using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Shapes;
using NetGen.Generators.Tests.Planning;
using NetGen.TestKit;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Emission;

/// <summary>What a kernel is printed once for: ops that differ in nothing that shows in it.</summary>
public sealed class KernelKeyTests
{
    private static readonly Tensor Image = Batched("image", 4, 8);

    [Fact]
    public void Ops_with_one_key_have_one_kernel_and_are_passed_the_same()
    {
        string[] samples = ["AnomalyDetection", "ImageClassification", "KeywordSpotting", "VisualWakeWords"];
        var plans = PlannedNetworks.Seeds.Select(PlannedNetworks.Random)
            .Append(PlannedNetworks.Large())
            .Append(PlannedNetworks.Image())
            .Concat(samples.Select(Sample));
        var ops = plans.SelectMany(plan => PlannedNetworks.Shared(plan).Concat(PlannedNetworks.Sequential(plan)))
            .SelectMany(plan => plan.Steps)
            .Select(step => step.Op)
            .ToList();

        var kinds = ops.GroupBy(Key).ToList();
        foreach (var kind in kinds)
            Assert.Single(kind.Select(Printed).Distinct());

        // It is worth it, and what is asserted above is about something.
        Assert.InRange(kinds.Count, 100, ops.Count / 2);

        static string Printed(Op op)
        {
            var (text, signature) = KernelLibrary.Print(op);
            return $"{text.Write("K")} {text.TakesWidth} {string.Join(",", signature.Scalars)} {string.Join(",", signature.Streams)} "
                + $"{string.Join(",", signature.Constants)} {signature.RangeScale}";
        }
    }

    [Fact]
    public void Ops_with_one_key_pass_their_own_tensors_in_the_same_places()
    {
        var library = new KernelLibrary();
        foreach (var step in PlannedNetworks.Image().Training.Steps)
        {
            var call = library.Add(step.Op);
            Assert.Equal(KernelLibrary.Print(step.Op).Signature.Tensors, call.Tensors);
        }
    }

    [Fact]
    public void Names_and_whose_tensors_they_are_don_t_matter()
    {
        var (first, second) = (Batched("a", 4, 8), Batched("b", 4, 8));

        Assert.Equal(Key(Map.Store(first, Max(In(0), 0), Image)), Key(Map.Store(second, Max(In(0), 0), Batched("other", 4, 8))));
    }

    [Fact]
    public void What_is_computed_matters()
    {
        var output = Batched("output", 4, 8);
        Expr[] expressions =
        [
            In(0), In(1), -In(0), In(0) + 0.5, In(0) + 0.25, In(0) * 0.5, Max(In(0), 0), Max(In(0), -0.0), If(In(0) > 0, 1, 0), If(In(0) >= 0, 1, 0),
            new RandomUniform(1), new RandomUniform(2), new ScalarValue("learningRate"), new ScalarValue("decay"),
        ];

        var keys = expressions.Select(expression => Key(Map.Store(output, expression, Image, Batched("second", 4, 8)))).ToList();

        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public void How_a_contraction_reads_its_operands_matters()
    {
        LoopIndex b = new("b", LoopIndex.Batch), n = new("n", 8), k = new("k", 4), longer = new("k", 3);
        Tensor output = Batched("output", 8), left = Batched("left", 9), right = new("right", TensorRole.Parameter, batched: false, new(4, 8));
        var plain = new Contraction(Operand.Of(output, b, n), Operand.Of(left, b, k), Operand.Of(right, k, n));
        string[] keys =
        [
            Key(plain),
            Key(plain.With(Map.Store(Batched("result", 8), Max(In(0), 0), output))),
            Key(plain.With(Map.Store(Batched("result", 8), Max(In(0), 1), output))),
            Key(new Contraction(Operand.Of(output, b, n), Operand.Of(left, b, longer), Operand.Of(right, longer, n))),
            Key(new Contraction(Operand.Of(output, b, n), Operand.Of(left, [AxisMap.Of(b), AxisMap.Of(k, 2)]), Operand.Of(right, k, n))),
            Key(new Contraction(Operand.Of(output, b, n), Operand.Of(left, [AxisMap.Of(b), AxisMap.Of(k, 1, 5)]), Operand.Of(right, k, n))),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void How_a_window_lies_and_how_a_loss_weighs_matters()
    {
        Tensor pooled = Batched("pooled", 2, 2, 3), loss = Batched("loss", 1), logits = Batched("logits", 3);
        var targets = new Tensor("targets", TensorRole.Target, batched: true, new(1));
        var shape = new WindowShape(new(4, 4), new(2, 2), new(2, 2), new(2, 2), new(0, 0), 3);
        string[] keys =
        [
            Key(new Window(pooled, Batched("in", 4, 4, 3), shape, WindowKind.Max)),
            Key(new Window(pooled, Batched("in", 4, 4, 3), shape, WindowKind.Average)),
            Key(new Window(pooled, Batched("in", 4, 4, 3), shape with { Kernel = new(2, 1) }, WindowKind.Max)),
            Key(new Window(pooled, Batched("in", 4, 4, 3), shape with { Kernel = new(1, 2) }, WindowKind.Max)),
            Key(new WindowSpread(Batched("in", 4, 4, 3), pooled, null, shape, WindowKind.Average)),
            Key(new SoftmaxCrossEntropy(loss, logits, targets)),
            Key(new SoftmaxCrossEntropy(loss, logits, targets) { LabelSmoothing = 0.1 }),
            Key(new SoftmaxCrossEntropy(loss, logits, targets) { ClassWeights = [1, 2, 1] }),
            Key(new SoftmaxCrossEntropy(loss, logits, targets) { ClassWeights = [1, 1, 2] }),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void Shapes_roles_and_which_tensors_are_the_same_matter()
    {
        var output = Batched("output", 4, 8);
        var view = Batched("view", 32);
        view.ViewOf = Image;
        var inPlace = Batched("in place", 4, 8);
        inPlace.Overwrites = Image;
        var sum = In(0) + In(1);
        string[] keys =
        [
            Key(Map.Store(output, sum, Image, Batched("other", 4, 8))),
            Key(Map.Store(output, sum, Image, Image)),
            Key(Map.Store(output, sum, Image, view)),
            Key(Map.Store(output, sum, Image, new Tensor("parameter", TensorRole.Parameter, batched: false, new(8)))),
            Key(Map.Store(output, sum, Image, new Tensor("temporary", TensorRole.Temporary, batched: false, new(8)))),
            Key(Map.Store(output, sum, Image, new Tensor("number", TensorRole.Temporary, batched: false, new(1)))),
            Key(Map.Store(inPlace, sum, Image, Batched("other", 4, 8))),
            Key(Map.Reduce(Batched("sums", 8), Reduction.SampleColumnSum, sum, Image, Batched("other", 4, 8))),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    private static NetworkPlan Sample(string name)
    {
        var source = File.ReadAllText(Path.Combine(SourcePaths.Root, "samples", "MlperfTiny", name + ".cs"));
        return new NetworkPlan(NetworkDesign.Of(TestNetworks.Declaration(source)).Graph!);
    }

    private static Tensor Batched(string name, params int[] axes) => new(name, TensorRole.Temporary, batched: true, new(axes));

    private static string Key(Op op) => KernelKey.Of(op).Text;
}
