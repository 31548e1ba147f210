using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

/// <summary>Plays programs on a memory of labels: whatever is read must still be there, whole.</summary>
public sealed class MemoryPlanTests
{
    private const int Batch = 9; // two groups of samples

    public static TheoryData<int> Seeds => [.. PlannedNetworks.Seeds];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void One_worker_finds_every_tensor_whole_when_it_reads_it(int seed)
    {
        foreach (var plan in PlannedNetworks.Sequential(PlannedNetworks.Random(seed)))
        {
            var memory = new LabelledMemory(plan.Memory, Batch);
            foreach (var step in plan.Steps)
                Run(memory, plan, [step]);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_team_finds_every_tensor_whole_however_its_workers_overtake_each_other(int seed)
    {
        foreach (var plan in PlannedNetworks.Shared(PlannedNetworks.Random(seed)))
        {
            // The worst that can happen within a phase: every write comes before every read.
            var memory = new LabelledMemory(plan.Memory, Batch);
            foreach (var phase in plan.Steps.GroupBy(step => step.Phase))
                Run(memory, plan, [.. phase]);

            foreach (var loss in plan.Program.Results.Where(result => result.Role == TensorRole.Loss))
                Assert.True(memory.Holds(loss), $"The loss is overwritten in\n{plan.Program}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Tensors_start_at_cache_lines(int seed)
    {
        var network = PlannedNetworks.Random(seed);
        foreach (var plan in PlannedNetworks.Sequential(network).Concat(PlannedNetworks.Shared(network)))
        {
            Assert.All(Placed(plan), tensor => Assert.Equal(0, plan.Memory.OffsetOf(tensor) % 16));
            Assert.Equal((0, 0), (plan.Memory.FixedLength % 16, plan.Memory.LengthPerSample % 16));
        }
    }

    [Fact]
    public void Any_batch_has_room_for_its_groups()
    {
        foreach (var plan in PlannedNetworks.Shared(PlannedNetworks.Image(24)).Select(plan => plan.Memory).Where(memory => memory.LengthPerGroup > 0))
        {
            for (var batch = 1; batch <= 40; batch++)
            {
                var groups = (batch + 7) / 8;
                var tensors = plan.FixedPart + (groups * plan.LengthPerGroup) + (batch * (plan.LengthPerSample - (plan.LengthPerGroup / 8)));
                Assert.InRange(plan.FixedLength + (batch * plan.LengthPerSample), tensors, tensors + plan.LengthPerGroup);
            }
        }
    }

    [Fact]
    public void Lives_that_do_not_overlap_share_memory()
    {
        // Of two hidden layers' outputs only two lie in memory at a time, whatever the depth.
        var plan = PlannedNetworks.Large();

        Assert.Equal(256 + 128, plan.Inference.Memory.LengthPerSample);
    }

    [Fact]
    public void Sums_that_wait_for_the_next_sample_have_a_place_though_nobody_reads_them()
    {
        // dW over pixels with a penalty behind it: only the sum of both leaves the kernel.
        var waiting = 0;
        foreach (var plan in PlannedNetworks.Seeds.Select(PlannedNetworks.Random).Append(PlannedNetworks.Image()))
        {
            foreach (var program in PlannedNetworks.Shared(plan))
            {
                var sums = program.Steps.SelectMany(step => ContractionPlan.WorkspaceOf(step.Op)).ToList();
                Assert.All(sums, sum => Assert.True(sum.Role == TensorRole.Gradient || program.Memory.Holds(sum), $"{sum} has no place"));
                waiting += sums.Count;
            }
        }

        Assert.InRange(waiting, 1, int.MaxValue);
    }

    [Fact]
    public void What_the_caller_provides_takes_no_workspace()
    {
        var plan = PlannedNetworks.Large();

        Assert.False(plan.Inference.Memory.Holds(plan.Inference.Program.Input!));
        Assert.False(plan.Inference.Memory.Holds(plan.Inference.Program.Results[0]));
        Assert.All(plan.Parameters.Parameters, parameter => Assert.False(plan.Training.Memory.Holds(parameter.Tensor)));
        Assert.All(plan.Training.Program.Results.Skip(1), gradient => Assert.False(plan.Training.Memory.Holds(gradient)));
    }

    private static void Run(LabelledMemory memory, ProgramPlan plan, IReadOnlyList<Step> steps)
    {
        memory.BeginWriting();
        var written = steps.SelectMany(step => step.Op.Outputs.Concat(ContractionPlan.WorkspaceOf(step.Op)));
        foreach (var output in written.Where(plan.Memory.Holds))
            Assert.True(memory.Write(output), $"{output} is written over another output of its time in\n{plan.Program}");
        foreach (var input in steps.SelectMany(step => step.Op.Inputs).Where(plan.Memory.Holds))
            Assert.True(memory.Holds(input), $"{input} is overwritten too early in\n{plan.Program}");
    }

    private static IEnumerable<Tensor> Placed(ProgramPlan plan) => plan.Steps
        .SelectMany(step => step.Op.Inputs.Concat(step.Op.Outputs).Concat(ContractionPlan.WorkspaceOf(step.Op)))
        .Select(KernelSignature.StorageOf)
        .Where(plan.Memory.Holds)
        .Distinct();
}
