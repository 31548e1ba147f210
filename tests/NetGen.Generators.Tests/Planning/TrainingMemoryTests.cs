using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Parsing;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Shapes;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

/// <summary>Training takes room for what the backward pass reads of the forward pass, and for work on one layer.</summary>
public sealed class TrainingMemoryTests
{
    private const int Batch = 32;

    [Theory]
    [InlineData("KeywordSpotting")]
    [InlineData("ImageClassification")]
    [InlineData("VisualWakeWords")]
    public void The_workspace_holds_what_the_backward_pass_reads_and_one_layer(string name)
    {
        var plan = Plan(name);
        var steps = plan.Steps.ToList();
        var loss = steps.FindIndex(step => step.Op.Inputs.Any(input => input.Role == TensorRole.Target));
        var forward = steps.Take(loss).SelectMany(step => step.Op.Outputs).Select(KernelSignature.StorageOf).ToHashSet();
        var kept = steps.Skip(loss).SelectMany(step => Samples(plan, step.Op)).Where(forward.Contains).ToHashSet();
        var largestLayer = steps.GroupBy(step => step.Op.Origin).Max(layer => layer
            .SelectMany(step => Samples(plan, step.Op)).Distinct().Where(tensor => !kept.Contains(tensor)).Sum(tensor => tensor.Size));

        var workspace = plan.Memory.FixedLength + (Batch * plan.Memory.LengthPerSample);
        Assert.InRange(workspace, Batch * kept.Sum(tensor => tensor.Size), Batch * (kept.Sum(tensor => tensor.Size) + largestLayer));
    }

    private static ProgramPlan Plan(string name)
    {
        var source = File.ReadAllText(Path.Combine(SourcePaths.Root, "samples", "MlperfTiny", name + ".cs"));
        var type = CSharpCompiler.Compile([source]).GetTypeByMetadataName("MlperfTinySample." + name)!;
        return new NetworkPlan(NetworkDesign.Of(NetworkReader.Read(type)).Graph!).Training;
    }

    // What an op touches that the workspace holds for every sample.
    private static IEnumerable<Tensor> Samples(ProgramPlan plan, Op op) => op.Inputs.Concat(op.Outputs).Select(KernelSignature.StorageOf)
        .Where(tensor => tensor.Batched && plan.Memory.Holds(tensor));
}
