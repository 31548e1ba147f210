using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>A kernel before it has its final name.</summary>
/// <param name="Name">What it should be called.</param>
/// <param name="Summary">What it computes, as a comment.</param>
/// <param name="Parameters">Its C# parameters.</param>
internal abstract record KernelText(string Name, string Summary, IReadOnlyList<string> Parameters)
{
    /// <summary>Whether its caller passes the vectors' width as type arguments.</summary>
    public virtual bool TakesWidth => false;

    public string Write(string name)
    {
        var writer = new CodeWriter();
        writer.Lines(Summary.Split('\n').Select(line => "// " + line));
        WriteMethods(writer, name);
        return writer.ToString();
    }

    protected string ParameterList => string.Join(", ", Parameters);

    /// <summary>The same parameters, passed on: <c>ref float left</c> as <c>ref left</c>, <c>nint first</c> as <c>first</c>.</summary>
    protected string ArgumentList => string.Join(", ", Parameters.Select(Argument));

    protected abstract void WriteMethods(CodeWriter writer, string name);

    protected static void Method(CodeWriter writer, string declaration, Action body)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Braces(declaration))
            body();
    }

    /// <summary>A parameter, passed on.</summary>
    public static string Argument(string parameter)
    {
        var name = parameter.Substring(parameter.LastIndexOf(' ') + 1);
        return parameter.StartsWith("ref ", StringComparison.Ordinal) ? "ref " + name
            : parameter.StartsWith("in ", StringComparison.Ordinal) ? "in " + name : name;
    }
}
