using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// What a contraction computes only for a copy with zeros round it, it writes there itself: clearing the margin takes a fraction of clearing
/// the whole and copying the image.
/// </summary>
internal static class PaddedOutputs
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new OpTable(program.Ops);
        TensorNamesInUse? names = null;
        for (var place = 0; place < ops.Count; place++)
        {
            if (ops[place] is not Rearrange { FillsRest: true, Parts.Count: 1 } pad || !pad.Parts[0].AddsMargin
                || ops.WriterOf(pad.Inputs[0]) is not { } writer || ops[writer] is not Contraction contraction
                || ops.ReadersOf(pad.Inputs[0]).Count != 1 || program.Results.Contains(pad.Inputs[0]) || !CanMove(contraction, pad.Inputs[0]))
                continue;

            var padded = Moved(contraction, pad, names ??= new TensorNamesInUse(program));

            // Each sample's margin is cleared before its pixels are computed.
            if (LoopNest.Of(padded.Parts[0]).Outer is not { Count: > 0 } loops || loops[0] is not { IsBatch: true, Extent: 1 })
                continue;

            ops.Set(writer, padded);
            ops.Set(place, null);
        }

        return program.With(ops.Ops);
    }

    // What is read beside the sums must not have a place for each of them; random numbers depend on the place, too.
    private static bool CanMove(Contraction contraction, Tensor output)
    {
        var axes = contraction.Output.Axes;
        if (contraction.Parts.Count > 1 || contraction.Outputs.Count != 1 || axes.Count is not (3 or 4) || axes.Take(axes.Count - 1).Any(axis => axis.Plain is null))
            return false;

        return contraction.Epilogue is not { } epilogue
            || (epilogue.Space == Space.Of(output) && epilogue.Results[0].Value.Descendants().All(node => node switch
            {
                RandomUniform => false,
                Input { Slot: > 0 } input => epilogue.Space.BroadcastOf(epilogue.Inputs[input.Slot]) != Broadcast.None,
                _ => true,
            }));
    }

    private static Contraction Moved(Contraction contraction, Rearrange pad, TensorNamesInUse names)
    {
        var target = pad.Output;
        var sum = contraction.Epilogue is null ? target
            : new Tensor(names.New(contraction.Output.Tensor.Name + ".padded"), TensorRole.Temporary, batched: true, target.Shape);
        var part = contraction.Parts[0];
        var axes = part.Output.Axes.Select((axis, i) => axis.Plus(pad.Parts[0].Output.Axes[i].Offset));
        return new Contraction([part with { Output = Operand.Of(sum, axes) }])
        {
            Origin = contraction.Origin,
            Filters = contraction.Filters,
            FillsRest = true,
            Epilogue = contraction.Epilogue is not { } epilogue ? null : new Map(
                Space.Of(sum), [sum, .. epilogue.Inputs.Skip(1)], [epilogue.Results[0] with { Target = target }]) { Origin = epilogue.Origin },
        };
    }
}
