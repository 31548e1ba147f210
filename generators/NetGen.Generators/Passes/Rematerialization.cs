using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Passes;

/// <summary>
/// Makes the images that weights' gradients read again, in the loop over samples that reads them, instead of keeping them: a normalised image from the sums
/// that its own gradient reads anyway, an image with a margin from the one without (T. Chen et al., "Training Deep Nets with Sublinear Memory Cost", 2016,
/// for what costs next to nothing). Going forward they then needn't leave the cache, and going back they are in it.
/// </summary>
internal static class Rematerialization
{
    /// <summary>Samples smaller than this stay in the cache as they are, whatever the usual batch.</summary>
    private const int SmallestImage = 4096;

    public static NetworkProgram Run(NetworkProgram program)
    {
        // Going back begins with the loss.
        var turn = 0;
        while (turn < program.Ops.Count && (program.Target is null || !program.Ops[turn].Inputs.Contains(program.Target)))
            turn++;

        var table = new OpTable(program.Ops);
        var names = new TensorNamesInUse(program);
        var (ops, overwritten) = (new List<Op>(), new HashSet<Tensor>());
        for (var place = 0; place < program.Ops.Count; place++)
        {
            var op = program.Ops[place];
            if (place > turn && op is Contraction { Output.Tensor.IsOfGroups: true } or WinogradGradient { Output.IsOfGroups: true }
                && op.Inputs[0].Size >= SmallestImage && Again(op.Inputs[0]) is { } again)
                op = WithImage(op, again);
            ops.Add(op);
            overwritten.UnionWith(op.Outputs.Select(output => output.Overwrites).OfType<Tensor>());
        }

        return program.With(ops);

        static Op WithImage(Op op, Tensor image) => op is Contraction contraction
            ? new Contraction(contraction.Output, contraction.Left with { Tensor = image }, contraction.Right) { Origin = op.Origin }
            : op is WinogradGradient gradient
                ? new WinogradGradient(gradient.Output, gradient.Taps with { Left = gradient.Taps.Left with { Tensor = image } }) { Origin = op.Origin }
                : throw new NotSupportedException($"{op.Formula} has no image.");

        // Adds the ops that make a tensor, those before it first; null where there is nothing to gain.
        Tensor? Again(Tensor tensor)
        {
            if (table.WriterOf(tensor) is not { } writer || writer >= turn)
                return null;

            Op? copy = null;
            if (table[writer] is Rearrange { Inputs.Count: 1 } pad && pad.Inputs[0].Batched)
            {
                var image = Again(pad.Inputs[0]) ?? pad.Inputs[0];
                var output = Like(tensor);
                copy = new Rearrange([.. pad.Parts.Select(part => new RearrangePart(part.Output with { Tensor = output }, part.Input with { Tensor = image }))], pad.FillsRest);
            }
            else if (table[writer] is Map map && map.Results.First(candidate => candidate.Target == tensor) is var result
                && result.Reduction == Reduction.None && !EpilogueCost.IsHeavy(result.Value))
            {
                var inputs = new List<Tensor>();
                var value = Slots.Renumber(result.Value, map.Inputs, inputs);
                if (inputs.TrueForAll(IsKept))
                    copy = new Map(map.Space, inputs, [new MapOutput(Like(tensor), value, Reduction.None)]);
            }

            if (copy is null)
                return null;

            copy.Origin = table[writer]!.Origin;
            ops.Add(copy);
            return copy.Outputs[0];
        }

        // Whether it is still there, and would be without us.
        bool IsKept(Tensor tensor) => !overwritten.Contains(tensor)
            && (!tensor.Batched || tensor.Role == TensorRole.Input || table.ReadersOf(tensor).Any(reader => reader > turn));

        Tensor Like(Tensor tensor) => new(names.New(tensor.Name + ".again"), TensorRole.Temporary, batched: true, tensor.Shape);
    }
}
