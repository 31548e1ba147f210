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
    public void Ops_with_one_key_have_one_kernel()
    {
        string[] samples = ["AnomalyDetection", "ImageClassification", "KeywordSpotting", "VisualWakeWords"];
        var plans = PlannedNetworks.Seeds.Select(PlannedNetworks.Random).Append(PlannedNetworks.Large()).Append(PlannedNetworks.Image()).Concat(samples.Select(Sample));
        var ops = plans.SelectMany(plan => PlannedNetworks.Shared(plan).Concat(PlannedNetworks.Sequential(plan))).SelectMany(plan => plan.Steps).Select(step => step.Op).ToList();

        var kinds = ops.GroupBy(op => KernelKey.Of(op).Text).ToList();
        foreach (var kind in kinds)
            Assert.Single(kind.Select(op => KernelLibrary.Print(op).Text.Write("K")).Distinct());

        // It is worth it, and the tests above are about something.
        Assert.InRange(kinds.Count, 100, ops.Count / 2);
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
        Expr[] expressions = [In(0), -In(0), In(0) + 0.5, In(0) + 0.25, In(0) * 0.5, Max(In(0), 0), Max(In(0), -0.0), If(In(0) > 0, 1, 0), If(In(0) >= 0, 1, 0), In(1)];

        var keys = expressions.Select(expression => Key(Map.Store(output, expression, Image, Batched("second", 4, 8)))).ToList();

        Assert.Equal(keys.Count, keys.Distinct().Count());
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
