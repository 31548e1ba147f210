using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Loops in loops; disposing closes them all.</summary>
internal sealed class Loops(CodeWriter writer) : IDisposable
{
    private readonly Stack<IDisposable> _open = new();

    public void Open(string header) => _open.Push(writer.Braces(header));

    public void Dispose()
    {
        while (_open.Count > 0)
            _open.Pop().Dispose();
    }
}
