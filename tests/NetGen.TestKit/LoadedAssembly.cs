using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetGen.TestKit;

/// <summary>A compilation that was compiled into memory and loaded; disposing unloads it once nothing uses it any more.</summary>
public sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context;

    private LoadedAssembly(AssemblyLoadContext context, Assembly assembly)
    {
        _context = context;
        Assembly = assembly;
    }

    public Assembly Assembly { get; }

    public static LoadedAssembly From(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, Complaints.Text(emitted.Diagnostics));

        // Its own context: the runtime's assemblies and NetGen.dll come from the default one, so types are shared with the test.
        var context = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true);
        image.Position = 0;
        return new LoadedAssembly(context, context.LoadFromStream(image));
    }

    /// <summary>A type by its full metadata name (<c>My.Outer+Net</c>).</summary>
    public Type Type(string name) => Assembly.GetType(name, throwOnError: true)!;

    /// <summary>A new network of this type.</summary>
    /// <typeparam name="TTarget"><see cref="int"/> for class indices, else <see cref="float"/>.</typeparam>
    public NetworkInstance<TTarget> Create<TTarget>(string name, ulong seed = 0)
        where TTarget : unmanaged => new(Activator.CreateInstance(Type(name), seed)!);

    public void Dispose() => _context.Unload();
}
