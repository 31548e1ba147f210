using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// One workspace for a program: tensors whose lives don't overlap share memory. First come the fixed ones, then those of groups of samples, at
/// <c>FixedPart + groups · offset</c>, then the batched ones, at <c>FixedPart + groups · LengthPerGroup + batch · offset</c>.
/// </summary>
internal sealed class MemoryPlan
{
    /// <summary>So that a sample's part of a group's tensors starts at a multiple of the alignment, too.</summary>
    private const int GroupAlignment = Tensor.SamplesOfGroup * ParameterTable.Alignment;

    private readonly Dictionary<Tensor, int> _offsets = [];
    private int _perSample;

    private MemoryPlan()
    {
    }

    /// <summary>Floats of the tensors that there are once.</summary>
    public int FixedPart { get; private set; }

    /// <summary>Floats of the tensors that there are once for a group of samples.</summary>
    public int LengthPerGroup { get; private set; }

    /// <summary>Floats whatever the batch: the last group may have a single sample.</summary>
    public int FixedLength => checked(FixedPart + LengthPerGroup - (LengthPerGroup / Tensor.SamplesOfGroup));

    /// <summary>Floats a sample, its part of a group's included.</summary>
    public int LengthPerSample => checked(_perSample + (LengthPerGroup / Tensor.SamplesOfGroup));

    public bool Holds(Tensor tensor) => _offsets.ContainsKey(KernelSignature.StorageOf(tensor));

    /// <summary>In the fixed part, or per group, or per sample.</summary>
    public int OffsetOf(Tensor tensor) => _offsets[KernelSignature.StorageOf(tensor)];

    /// <param name="steps">The program's steps in order.</param>
    /// <param name="external">Tensors that the outside provides.</param>
    /// <param name="sequential">
    /// Whether one worker runs the steps one after another; else a life ends with its phase, since another worker may be behind.
    /// </param>
    public static MemoryPlan Of(IReadOnlyList<Step> steps, IEnumerable<Tensor> external, bool sequential)
    {
        var outside = new HashSet<Tensor>(external.Select(KernelSignature.StorageOf));
        var lives = new Dictionary<Tensor, Life>();
        for (var i = 0; i < steps.Count; i++)
        {
            var time = sequential ? i : steps[i].Phase;
            foreach (var tensor in Touched(steps[i].Op).Select(KernelSignature.StorageOf))
            {
                if (tensor.Role is TensorRole.Parameter or TensorRole.Buffer or TensorRole.Constant or TensorRole.Gradient or TensorRole.State
                    or TensorRole.Input or TensorRole.Target || outside.Contains(tensor))
                    continue;

                if (!lives.TryGetValue(tensor, out var life))
                    lives.Add(tensor, life = new Life(tensor, time));
                life.Last = time;
            }
        }

        // The loss is read when all is done.
        foreach (var life in lives.Values)
        {
            if (life.Tensor.Role == TensorRole.Loss)
                life.Last = int.MaxValue;
        }

        var plan = new MemoryPlan();
        plan.FixedPart = plan.Place(lives.Values.Where(life => life.Tensor is { Batched: false, IsOfGroups: false }));
        plan.LengthPerGroup = Align(plan.Place(lives.Values.Where(life => life.Tensor.IsOfGroups)), GroupAlignment);
        plan._perSample = plan.Place(lives.Values.Where(life => life.Tensor.Batched));
        return plan;
    }

    private static IEnumerable<Tensor> Touched(Op op) => op.Outputs.Concat(op.Inputs).Concat(ContractionPlan.WorkspaceOf(op));

    // Largest first, each at the lowest place that is free for its whole life.
    private int Place(IEnumerable<Life> lives)
    {
        var length = 0;

        // By their starts.
        var placed = new List<Placed>();
        foreach (var life in Ordered.Ascending(lives, life => -life.Tensor.Size, life => life.First))
        {
            var (first, last) = (life.First, life.Last);
            var size = Align(life.Tensor.Size);
            var (start, place) = (0, 0);
            for (var i = 0; i < placed.Count; i++)
            {
                var other = placed[i];
                if (other.First > last || first > other.Last)
                    continue;
                if (start + size <= other.Start)
                    break;
                start = Math.Max(start, other.End);
            }

            while (place < placed.Count && placed[place].Start <= start)
                place++;
            _offsets[life.Tensor] = start;
            placed.Insert(place, new Placed(start, checked(start + size), first, last));
            length = Math.Max(length, start + size);
        }

        return length;
    }

    private sealed class Life(Tensor tensor, int first)
    {
        public Tensor Tensor { get; } = tensor;

        public int First { get; } = first;

        public int Last { get; set; } = first;
    }

    private sealed record Placed(int Start, int End, int First, int Last);

    private static int Align(int size, int alignment = ParameterTable.Alignment) => checked(size + alignment - 1) / alignment * alignment;
}
