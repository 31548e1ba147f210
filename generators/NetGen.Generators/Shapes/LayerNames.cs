using System.Globalization;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Shapes;

/// <summary>
/// Gives every layer its name: the user's, or its kind and ordinal (<c>dense2</c> is the second dense layer, named or not).
/// </summary>
internal static class LayerNames
{
    public static IReadOnlyList<string> Of(EquatableArray<Placed<Layer>> layers)
    {
        var ordinals = new Dictionary<string, int>();
        return layers.Select(layer => layer.Value is null ? "" : NameOf(layer.Value)).ToList();

        string NameOf(Layer layer)
        {
            var kind = layer.Kind.ToLowerInvariant();
            var ordinal = ordinals[kind] = ordinals.TryGetValue(kind, out var last) ? last + 1 : 1;
            return layer.CustomName ?? kind + ordinal.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>
    /// Names that are alike, or one a path below the other (<c>a</c> and <c>a.prelu</c>), could give two parameters one name. The
    /// layer whose name was chosen is at fault, the lower one where both were.
    /// </summary>
    public static IEnumerable<Mistake> Collisions(EquatableArray<Placed<Layer>> layers, IReadOnlyList<string> names)
    {
        for (var lower = 1; lower < layers.Count; lower++)
        {
            for (var upper = 0; upper < lower; upper++)
            {
                if (!Collide(names[upper], names[lower]))
                    continue;

                var (at, other) = layers[lower].Value?.CustomName is null ? (upper, lower) : (lower, upper);
                yield return new Mistake(
                    DiagnosticIds.LayerNamesCollide, layers[at].Index, "Name", layers[at].Label, names[at], layers[other].Label, names[other])
                {
                    Mend = Mend.RemoveArgument("Name"),
                };
                break;
            }
        }
    }

    /// <summary>Whether the names are alike, or one is a path below the other.</summary>
    public static bool Collide(string first, string second) =>
        first.Length > 0 && second.Length > 0 && (IsBelow(first, second) || IsBelow(second, first));

    private static bool IsBelow(string name, string path) => (name + ".").StartsWith(path + ".", StringComparison.Ordinal);
}
