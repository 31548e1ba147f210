using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

/// <summary>Within a phase every worker goes its own way: nobody may read what somebody else writes in it.</summary>
public sealed class ScheduleTests
{
    private const int Workers = 3;

    public static TheoryData<int> Seeds => [.. PlannedNetworks.Seeds];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_worker_reads_or_writes_in_a_phase_what_another_writes_in_it(int seed)
    {
        foreach (var plan in PlannedNetworks.Shared(PlannedNetworks.Random(seed)))
        {
            foreach (var phase in plan.Steps.GroupBy(step => step.Phase))
            {
                var writers = phase.SelectMany(step => Parts(step, step.Op.Outputs, isRead: false)).ToList();
                foreach (var (worker, part, tensor) in phase.SelectMany(step => Parts(step, step.Op.Inputs, isRead: true)))
                {
                    var other = writers.FirstOrDefault(write => write.Part == part && write.Worker != worker);
                    Assert.True(
                        other.Tensor is null, $"Worker {worker} reads {tensor} while worker {other.Worker} writes it in\n{plan.Program}");
                }

                Assert.All(writers.GroupBy(write => write.Part), part => Assert.Single(part.Select(write => write.Worker).Distinct()));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_step_stands_behind_the_steps_that_it_reads_from(int seed)
    {
        foreach (var plan in PlannedNetworks.Shared(PlannedNetworks.Random(seed)))
        {
            var written = new HashSet<Tensor>();
            var produced = plan.Program.Ops.SelectMany(op => op.Outputs).ToHashSet();
            foreach (var step in plan.Steps)
            {
                Assert.All(step.Op.Inputs.Where(produced.Contains).Select(Unviewed), input => Assert.Contains(input, written));
                written.UnionWith(step.Op.Outputs);
            }

            Assert.Equal(plan.Program.Ops.Where(op => op is not Reshape).ToHashSet(), plan.Steps.Select(step => step.Op).ToHashSet());
            Assert.Equal(plan.Steps.Select(step => step.Phase).Order(), plan.Steps.Select(step => step.Phase));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_first_worker_itself_writes_the_loss_that_it_returns(int seed)
    {
        var plan = PlannedNetworks.Random(seed);
        foreach (var program in new[] { plan.Evaluation, plan.Training })
            Assert.Equal(Sharing.FirstWorker, program.Steps.Single(step => step.Op.Outputs.Contains(program.Program.Results[0])).Sharing);
    }

    [Fact]
    public void A_copy_without_parts_is_made_by_the_first_worker_alone()
    {
        // 256 × 128 is copied panel by panel, 128 × 10 in one piece.
        var copies = PlannedNetworks.Large().Training.Steps.Where(step => step.Op is Rearrange)
            .ToDictionary(step => step.Op.Outputs[0].Name, step => step.Sharing);

        Assert.Equal(Sharing.Outputs, copies["dense2.weightᵀ"]);
        Assert.Equal(Sharing.FirstWorker, copies["dense3.weightᵀ"]);
    }

    [Fact]
    public void Three_dense_layers_need_few_barriers()
    {
        var plan = PlannedNetworks.Large();

        // Going forward each worker has its own samples, and going back again once all weights are transposed; then come the sums over
        // the batch. In a fused step the biases' updates wait for their gradients, which are shared out by columns.
        Assert.Equal(1, Barriers(plan.Evaluation));
        Assert.Equal(2, Barriers(plan.Training));
        Assert.Equal(3, Barriers(plan.Step!));
        Assert.Equal(0, Barriers(plan.Update));
    }

    private static int Barriers(ProgramPlan plan) => plan.Steps.Max(step => step.Phase);

    // Which parts of a tensor each worker touches. Batched tensors have a part for each worker's samples, other ones for each worker's
    // share of an output; whoever reads one that isn't batched may need all of it.
    private static IEnumerable<(int Worker, (Tensor, int) Part, Tensor Tensor)> Parts(Step step, IEnumerable<Tensor> tensors, bool isRead) =>
        from tensor in tensors
        let storage = KernelSignature.StorageOf(tensor)
        from worker in Enumerable.Range(0, Workers)
        where step.Sharing != Sharing.FirstWorker || worker == 0
        from part in Enumerable.Range(0, Workers)
        where step.Sharing == Sharing.FirstWorker || part == worker || (isRead && !IsOwn(step, tensor) && !IsUpdate(step, storage))
        select (worker, (storage, part), tensor);

    private static bool IsOwn(Step step, Tensor tensor) => step.Sharing == Sharing.Samples && tensor.Batched;

    // An update in place reads the elements that it writes and no others, unless the tensor is an operand of a sum as well.
    private static bool IsUpdate(Step step, Tensor storage) =>
        step.Op.Outputs.Any(output => KernelSignature.StorageOf(output) == storage)
        && step.Op is Map or Contraction { Epilogue: not null }
        && !(step.Op is Contraction contraction && (contraction.Left.Tensor == storage || contraction.Right.Tensor == storage));

    private static Tensor Unviewed(Tensor tensor) => tensor.ViewOf is { } viewed ? Unviewed(viewed) : tensor;
}
