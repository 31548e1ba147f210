using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>A loop of a copy: how often it runs (for each sample, where it goes over the batch), and its steps in both tensors.</summary>
internal sealed record CopyLoop(int Extent, bool IsBatch, int Output, int Input)
{
    /// <summary>The loops of a part, outermost first in the order of the output, as few as possible.</summary>
    public static IReadOnlyList<CopyLoop> Of(RearrangePart part)
    {
        // A contraction's loops with nothing on the right are just these.
        var nest = new ContractionPart(part.Output, part.Input, part.Input);
        var loops = Ordered.Ascending(
            part.Output.Indices.Where(index => index.Extent != 1).Select(index => PlannedLoop.Of(index, nest)), loop => loop.IsBatch ? 0 : 1, loop => -(long)loop.Output);
        for (var inner = loops.Count - 1; inner > 0; inner--)
        {
            if (!loops[inner].Continues(loops[inner - 1]))
                continue;

            loops[inner - 1] = loops[inner].Join(loops[inner - 1]);
            loops.RemoveAt(inner);
        }

        return loops.ConvertAll(loop => new CopyLoop(loop.Extent, loop.IsBatch, loop.Output, loop.Left));
    }

    public static int OutputStart(RearrangePart part) => PlannedLoop.StartOf(part.Output);

    public static int InputStart(RearrangePart part) => PlannedLoop.StartOf(part.Input);
}
