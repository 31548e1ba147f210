using System.Collections.Immutable;
using System.Globalization;

namespace NetGen.Fuzz.Sources;

/// <summary>A network with its blocks, in a namespace of its own.</summary>
/// <param name="Index">Its number in the run.</param>
/// <param name="Network">The class that is marked as a network, as a rule.</param>
/// <param name="Blocks">The other classes with attributes.</param>
internal sealed record FuzzCase(int Index, FuzzClass Network, ImmutableArray<FuzzClass> Blocks)
{
    /// <summary>How it came to be, for statistics.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The types around the network, outermost first, such as <c>partial class Outer0</c>.</summary>
    public ImmutableArray<string> Containers { get; init; } = [];

    /// <summary>A namespace inside of the case's own.</summary>
    public string Inner { get; init; } = "";

    /// <summary>Other types of the namespace.</summary>
    public string Others { get; init; } = "";

    /// <summary>Whether the second declaration of the network stands in a file of its own.</summary>
    public bool HasTwoFiles { get; init; }

    /// <summary>The outermost namespace, which no other case of a run has.</summary>
    public string Key => "N" + Index.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<FuzzClass> Classes => Blocks.Prepend(Network);

    /// <summary>The files, by name.</summary>
    public IEnumerable<(string Path, string Text)> Files
    {
        get
        {
            var second = Network.SecondDeclaration;
            var blocks = string.Join("\n", Blocks.Select(block => block.Declaration + block.SecondDeclaration));
            yield return ($"{Key}.cs", Wrap($"{Within(Network.Declaration + (HasTwoFiles ? "" : second))}\n{blocks}{Others}"));
            if (HasTwoFiles && second.Length > 0)
                yield return ($"{Key}.2.cs", Wrap(Within(second)));
        }
    }

    /// <summary>A network and the blocks that it uses, directly or through others.</summary>
    public IReadOnlySet<FuzzClass> UsedBy(FuzzClass network)
    {
        var used = new HashSet<FuzzClass>(ReferenceEqualityComparer.Instance) { network };
        var open = new Queue<FuzzClass>([network]);
        while (open.TryDequeue(out var user))
        {
            var types = user.AllAttributes.SelectMany(use => use.Types).ToHashSet();
            foreach (var block in Classes.Where(block => block.IsBlock && types.Contains(block.Reference) && used.Add(block)))
                open.Enqueue(block);
        }

        return used;
    }

    private string Wrap(string code) => $"namespace {Key}{(Inner.Length == 0 ? "" : "." + Inner)}\n{{\n{code}}}\n";

    private string Within(string declaration) => Containers.Reverse().Aggregate(declaration, (inside, container) => $"{container}\n{{\n{inside}}}\n");
}
