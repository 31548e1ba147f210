using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Passes;

/// <summary>
/// The gradient of a weight that goes over images is summed group by group of samples, then over the groups: whoever has a group's samples takes their sum
/// while they are in the cache, in the loop that makes its operands. Groups are the same for any number of workers, and so is the order of the sum.
/// </summary>
internal static class SampleGroups
{
    /// <summary>How many times as large as the sums a group's operands must be for the sums' own way through memory not to matter.</summary>
    private const int LeastReuse = 4;

    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new List<Op>();
        var names = new TensorNamesInUse(program);
        foreach (var op in program.Ops)
        {
            if (SumOf(op) is not { } sum || Tensor.SamplesOfGroup * op.Inputs.Sum(image => (long)image.Size) < LeastReuse * (long)sum.Size)
            {
                ops.Add(op);
                continue;
            }

            var groups = new Tensor(names.New(sum.Name + ".groups"), TensorRole.Temporary, batched: false, sum.Shape) { IsOfGroups = true };
            ops.Add(op is Contraction contraction
                ? new Contraction(contraction.Output with { Tensor = groups }, contraction.Left, contraction.Right) { Origin = op.Origin }
                : new WinogradGradient(groups, ((WinogradGradient)op).Taps) { Origin = op.Origin });
            ops.Add(new GroupSum(sum, groups) { Origin = op.Origin });
        }

        return program.With(ops);
    }

    // What a gradient over images sums; null for anything else.
    private static Tensor? SumOf(Op op) => op switch
    {
        Contraction { Epilogue: null, Parts.Count: 1 } contraction when GoesOverImages(contraction) => contraction.Output.Tensor,
        WinogradGradient gradient => gradient.Output,
        _ => null,
    };

    private static bool GoesOverImages(Contraction contraction) =>
        !contraction.Output.Tensor.Batched && contraction.Left.Tensor.Batched && contraction.Right.Tensor.Batched
        && ContractionPlan.Of(contraction) is { SumsInBlocks: true, PacksRight: false };
}
