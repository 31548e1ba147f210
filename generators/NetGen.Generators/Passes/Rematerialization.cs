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
            ops.Add(place > turn && IsGradient(op) ? WithImages(op) : op);
            overwritten.UnionWith(op.Outputs.Select(output => output.Overwrites).OfType<Tensor>());
        }

        return program.With(ops);

        Op WithImages(Op gradient) => gradient switch
        {
            Contraction one => new Contraction(one.Output, Again(one.Left), Again(one.Right)) { Origin = one.Origin },
            WinogradGradient one => new WinogradGradient(one.Output, one.Taps with { Left = Again(one.Taps.Left) }) { Origin = one.Origin },
            _ => throw new NotSupportedException($"{gradient.Formula} has no images."),
        };

        Operand Again(Operand operand) =>
            operand.Tensor.Size >= SmallestImage && Made(operand.Tensor) is { } image ? operand with { Tensor = image } : operand;

        // Adds the ops that make an image of the forward pass; null where there is nothing to gain.
        Tensor? Made(Tensor tensor)
        {
            if (table.WriterOf(tensor) is not { } writer || writer >= turn)
                return null;

            Op? copy = null;
            if (table[writer] is Rearrange { Parts.Count: 1 } pad && pad.Parts[0] is { AddsMargin: true } part)
            {
                var image = Made(part.Input.Tensor) ?? part.Input.Tensor;
                copy = new Rearrange([new RearrangePart(part.Output with { Tensor = Like(tensor) }, part.Input with { Tensor = image })], pad.FillsRest);
            }
            else if (!IsReadOtherwise(tensor) && table[writer] is Map map && map.Results.First(candidate => candidate.Target == tensor) is var result
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

        // Whether it is kept anyway, for another reader than such a gradient: then there is nothing to gain.
        bool IsReadOtherwise(Tensor tensor) => table.ReadersOf(tensor).Any(reader => reader > turn && !IsGradient(table[reader]!));

        // Whether it is still there, and would be without us.
        bool IsKept(Tensor tensor) => !overwritten.Contains(tensor) && (!tensor.Batched || tensor.Role == TensorRole.Input || IsReadOtherwise(tensor));

        Tensor Like(Tensor tensor) => new(names.New(tensor.Name + ".again"), TensorRole.Temporary, batched: true, tensor.Shape);
    }

    private static bool IsGradient(Op op) => op is Contraction { Output.Tensor.IsOfGroups: true } or WinogradGradient { Output.IsOfGroups: true };
}
