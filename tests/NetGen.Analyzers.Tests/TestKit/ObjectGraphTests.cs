using Microsoft.CodeAnalysis;
using NetGen.Generators.Infrastructure;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.TestKit;

/// <summary>The walk that keeps symbols out of the pipeline finds them wherever they hide.</summary>
public sealed class ObjectGraphTests
{
    private static readonly ISymbol Symbol = CSharpCompiler.Compile("class C;").GetTypeByMetadataName("C")!;

    [Fact]
    public void A_symbol_is_found_in_a_property() => Assert.Equal("value.<Held>k__BackingField (NonErrorNamedTypeSymbol)", Find(new Holder(Symbol)));

    [Fact]
    public void A_symbol_is_found_in_an_array_in_a_dictionary() =>
        Assert.NotNull(Find(new Dictionary<string, object[]> { ["a"] = [1, "two", Symbol] }));

    [Fact]
    public void A_symbol_is_found_in_a_private_field_of_a_base_class_of_a_struct_in_a_list() =>
        Assert.NotNull(Find(new List<(int, object)> { (1, new Derived(Symbol)) }));

    [Fact]
    public void A_symbol_is_found_in_an_equatable_array() =>
        Assert.NotNull(Find(new EquatableArray<Holder>([new Holder(1), new Holder(Symbol)])));

    [Fact]
    public void A_cycle_without_symbols_ends()
    {
        var cycle = new object[2];
        cycle[0] = cycle;
        cycle[1] = new Holder(cycle);
        Assert.Null(Find(cycle));
    }

    private static string? Find(object value) => ObjectGraph.Find(value, node => node is ISymbol);

    private sealed record Holder(object Held);

    private class Base(object held)
    {
        private readonly object _held = held;

        public override string ToString() => $"{_held}";
    }

    private sealed class Derived(object held) : Base(held);
}
