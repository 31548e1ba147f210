using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generators.Emission;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

public sealed class TensorNamesTests
{
    [Theory]
    [InlineData("dense1.weight", "dense1Weight")]
    [InlineData("∂dense1.weight", "dense1WeightGradient")]
    [InlineData("∂dense1.weightᵀ", "dense1WeightTransposedGradient")]
    [InlineData("Encoder.0.bias", "encoder0Bias")]
    [InlineData("my_layer", "myLayer")]
    [InlineData("0.weight", "_0Weight")]
    [InlineData("class", "class_")]
    [InlineData("Event", "event_")]
    [InlineData("await", "await_")]
    [InlineData("first0", "first0_")]
    [InlineData("слой1", "_1")]
    [InlineData("∂", "tensorGradient")]
    [InlineData("_", "tensor")]
    public void A_tensors_name_becomes_a_local(string tensor, string local) => Assert.Equal(local, new TensorNames().Of(Named(tensor)));

    [Fact]
    public void A_tensor_keeps_its_name()
    {
        var (names, tensor) = (new TensorNames(), Named("a"));

        Assert.Equal(names.Of(tensor), names.Of(tensor));
    }

    [Fact]
    public void Tensors_that_sound_alike_are_numbered()
    {
        var names = new TensorNames("taken");

        Assert.Equal(
            ["aB", "aB2", "aB3", "taken2", "class_", "class_2"],
            new[] { "a.b", "a_b", "aB", "taken", "class", "Class" }.Select(name => names.Of(Named(name))));
    }

    [Fact]
    public void Every_name_is_an_identifier_of_its_own()
    {
        var words = Enum.GetValues<SyntaxKind>().Select(SyntaxFacts.GetText)
            .Concat(["input", "output", "batch", "first", "first0", "last12", "_", "__", "9", "a.b.c", "∂∂x", "ᵀ", ""]);
        var names = new TensorNames("input", "batch");
        var locals = words.Distinct().Select(word => names.Of(Named(word))).ToList();

        Assert.All(locals, local => Assert.True(SyntaxFacts.IsValidIdentifier(local), local));
        Assert.All(locals, local => Assert.Equal(SyntaxKind.None, SyntaxFacts.GetKeywordKind(local)));
        Assert.All(locals, local => Assert.Equal(SyntaxKind.None, SyntaxFacts.GetContextualKeywordKind(local)));
        Assert.Equal(locals.Count, locals.Distinct().Count());
        Assert.Empty(locals.Intersect(["input", "batch", "_"]));
    }

    private static Tensor Named(string name) => new(name, TensorRole.Temporary, true, new Shape(1));
}
