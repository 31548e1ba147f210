using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Emission;
using NetGen.Generators.Tests.Emission;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Hygiene;

/// <summary>The list of types that generated code uses is complete: a name that is missing in it can't be told from the user's.</summary>
public sealed class ImportedTypesTests
{
    [Fact]
    public void Every_type_that_generated_code_names_is_in_the_list()
    {
        var run = GeneratorRun.Of([.. Networks.All.Select(source => "using NetGen.Metrics;\n" + source)]);
        foreach (var tree in run.Result.GeneratedSources.Select(source => source.SyntaxTree))
        {
            var model = run.Output.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>())
            {
                if (name.IsVar || IsQualified(name) || model.GetSymbolInfo(name).Symbol is not { } symbol)
                    continue;

                var type = symbol as INamedTypeSymbol ?? (name.Parent is AttributeSyntax ? symbol.ContainingType : null);
                if (type is null || type.Locations.Any(location => location.IsInSource) || type.SpecialType is not SpecialType.None)
                    continue;

                Assert.True(LibraryTypes.FullNames.TryGetValue(name.Identifier.Text, out var fullName), $"{name} in {tree.FilePath}");
                Assert.StartsWith(fullName!, type.ToDisplayString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_private_member_of_the_class_is_in_the_list()
    {
        var run = GeneratorRun.Of([.. Networks.All.Select(source => "using NetGen.Metrics;\n" + source)]);
        var members = run.Output.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(type => type.ContainingType is null)
            .SelectMany(type => type.GetMembers())
            .Where(member => member is { DeclaredAccessibility: Accessibility.Private, IsImplicitlyDeclared: false })
            .Where(member => member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary })
            .Select(member => member.Name)
            .Where(name => !name.Contains('.', StringComparison.Ordinal))
            .Distinct();

        Assert.Equal(PrivateNames.OfTheClass.Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
    }

    private static bool IsQualified(SimpleNameSyntax name) =>
        name.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax
        || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        || name.Ancestors().Any(ancestor => ancestor is UsingDirectiveSyntax);
}
