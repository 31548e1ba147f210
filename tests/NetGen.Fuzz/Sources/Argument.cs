using System.Collections.Immutable;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Fuzz.Sources;

/// <summary>An argument as it is written.</summary>
/// <param name="Name">The parameter or property.</param>
/// <param name="IsProperty">Whether it is set by name behind the constructor's arguments.</param>
/// <param name="Value">
/// An int, double, bool or string, an array of ints or doubles, an <see cref="EnumValue"/>, a <see cref="TypeName"/>, or null.
/// </param>
internal sealed record Argument(string Name, bool IsProperty, object? Value)
{
    public string Text => IsProperty ? $"{Name} = {CSharpText.Of(Value)}" : CSharpText.Of(Value);

    /// <summary>What the generator reads; null where it reads nothing.</summary>
    /// <param name="book">What block names stand for.</param>
    public ArgumentModel? Model(Func<string, BlockReference> book) => Value switch
    {
        null => null,
        EnumValue constant => new ArgumentModel(Name, constant.Value),
        TypeName type => new ArgumentModel(Name, book(type.Text)),
        ImmutableArray<int> ints => new ArgumentModel(Name, ints.ToEquatableArray()),
        ImmutableArray<double> doubles => new ArgumentModel(Name, doubles.ToEquatableArray()),
        _ => new ArgumentModel(Name, Value),
    };
}

/// <summary>A value of an enum, defined or not.</summary>
internal sealed record EnumValue(Type Type, int Value);

/// <summary>A type, as it is written.</summary>
internal sealed record TypeName(string Text);
