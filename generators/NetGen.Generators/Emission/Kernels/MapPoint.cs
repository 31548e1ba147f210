using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>The values of a map's expressions at one vector of points.</summary>
/// <param name="writer">Where locals are declared.</param>
/// <param name="names">Their names.</param>
/// <param name="width">The vector's width.</param>
/// <param name="leaf">How inputs are read there.</param>
/// <param name="known">Values that are there already, and the locals that hold them.</param>
internal sealed class MapPoint(
    CodeWriter writer, Names names, VectorWidth width, Func<Expr, VectorWidth, string> leaf, Dictionary<Expr, string>? known = null)
{
    /// <summary>Everything is computed before anything is stored: an output may lie over an input.</summary>
    public List<string> Values(IReadOnlyList<MapOutput> results)
    {
        var printer = new ExpressionPrinter(width, node => leaf(node, width), Declare, known);
        printer.Count(results.Select(result => result.Value));
        var values = results.Select(result => printer.Print(result.Value)).ToList();
        return values.Count > 1 ? values.ConvertAll(value => SourceText.IsName(value) ? value : Declare(value)) : values;
    }

    private string Declare(string value)
    {
        var name = names.New("v");
        writer.Line($"var {name} = {value};");
        return name;
    }
}
