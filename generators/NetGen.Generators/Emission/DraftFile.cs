using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission;

/// <summary>A source file whose calls of kernels don't have their final names yet.</summary>
internal sealed record DraftFile(string HintName, CodeWriter Code)
{
    /// <summary>The kernels that it calls, where they are its own.</summary>
    public KernelLibrary? LinkedTo { get; init; }

    /// <param name="kernels">The network's.</param>
    public GeneratedFile Finish(KernelLibrary kernels) => new(HintName, Code.ToString((LinkedTo ?? kernels).Link));
}
