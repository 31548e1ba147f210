using System.Collections.Immutable;
using NetGen.Fuzz.Attributes;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Fuzz.Sources;

/// <summary>An attribute as it is written on a class.</summary>
internal sealed record AttributeUse(AttributeShape Shape)
{
    /// <summary>The blocks in angle brackets.</summary>
    public ImmutableArray<TypeName> Blocks { get; init; } = [];

    public ImmutableArray<Argument> Arguments { get; init; } = [];

    /// <summary>What stands before and behind the name, which is the same attribute: <c>NetGen.DenseAttribute</c>.</summary>
    public (string Before, string Behind) Spelling { get; init; } = ("", "");

    /// <summary>Whether arguments of the constructor are given by name.</summary>
    public bool NamesParameters { get; init; }

    /// <summary>All types that the attribute names.</summary>
    public IEnumerable<string> Types => Blocks.Concat(Arguments.Select(argument => argument.Value).OfType<TypeName>()).Select(type => type.Text);

    public string Text
    {
        get
        {
            var types = Blocks.Length == 0 ? "" : $"<{string.Join(", ", Blocks.Select(type => type.Text))}>";
            var arguments = Arguments.OrderBy(argument => argument.IsProperty)
                .Select(argument => NamesParameters && !argument.IsProperty ? $"{argument.Name}: {argument.Text}" : argument.Text);
            var list = string.Join(", ", arguments);
            return $"{Spelling.Before}{Shape.Name}{Spelling.Behind}{types}{(list.Length == 0 ? "" : $"({list})")}";
        }
    }

    /// <summary>What the generator makes of it.</summary>
    /// <param name="book">What block names stand for.</param>
    public AttributeModel Model(Func<string, BlockReference> book)
    {
        var blocks = Blocks.Select((block, i) => new ArgumentModel(Shape.Blocks[i], book(block.Text)));
        var values = Arguments.Select(argument => argument.Model(book)).OfType<ArgumentModel>();
        return new AttributeModel(Shape.ModelName, blocks.Concat(values).ToEquatableArray())
        {
            TypeArguments = Blocks.Select(block => block.Text).ToEquatableArray(),
        };
    }
}
