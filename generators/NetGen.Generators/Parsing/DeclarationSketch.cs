using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>
/// What a network seems to be by its syntax alone, before Roslyn knows what its names mean: right for one that is written plainly (a class of a namespace, literals,
/// members of NetGen's enums, blocks of the same file). <see cref="NetworkReader"/> says what it is.
/// </summary>
internal sealed class DeclarationSketch
{
    private static readonly Dictionary<string, Type> s_enums = new()
    {
        ["Activation"] = typeof(ActivationKind),
        ["Averaging"] = typeof(AveragingKind),
        ["Initializer"] = typeof(InitializerKind),
        ["Interpolation"] = typeof(InterpolationKind),
        ["Padding"] = typeof(PaddingKind),
    };

    private readonly SyntaxNode _root;
    private readonly string _blockPrefix;
    private readonly List<BlockDeclaration> _blocks = [];
    private readonly HashSet<string> _known = [];

    private DeclarationSketch(SyntaxNode root, string blockPrefix) => (_root, _blockPrefix) = (root, blockPrefix);

    /// <summary>The declaration, or null where it isn't plain.</summary>
    /// <param name="syntax">The class with <c>[Network]</c> on it.</param>
    public static NetworkDeclaration? Of(TypeDeclarationSyntax syntax)
    {
        if (syntax is not ClassDeclarationSyntax { TypeParameterList: null, ParameterList: null } || NamespaceOf(syntax) is not { } space
            || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword) || syntax.Modifiers.Any(SyntaxKind.StaticKeyword) || syntax.Modifiers.Any(SyntaxKind.FileKeyword))
            return null;

        var sketch = new DeclarationSketch(syntax.SyntaxTree.GetRoot(), $"{(space.Length == 0 ? "<global namespace>" : space)}.");
        if (sketch.AttributesOf(syntax) is not { } attributes || !sketch.FindBlocks(attributes))
            return null;

        var name = syntax.Identifier.ValueText;
        var accessibility = syntax.Modifiers.Any(SyntaxKind.PublicKeyword) ? Accessibility.Public : Accessibility.Internal;
        var type = new TypeModel(space, default, TypeReader.NameOf(name), SyntaxFacts.GetText(accessibility), space.Length == 0 ? name : $"{space}.{name}")
        {
            HasBase = syntax.BaseList?.Types.FirstOrDefault() is { } first && !IsInterface(first.Type),
        };
        return new NetworkDeclaration(type, attributes) { Blocks = sketch._blocks.ToEquatableArray() };
    }

    /// <summary>The sketch of a class of an assembly, whose name belongs to what tells blocks apart.</summary>
    public static NetworkDeclaration InAssembly(NetworkDeclaration sketch, string assembly)
    {
        string Key(string key) => $"{assembly}:{key}";
        EquatableArray<AttributeModel> Attributes(EquatableArray<AttributeModel> attributes) =>
            attributes.Select(attribute => attribute with { Arguments = attribute.Arguments.Select(Argument).ToEquatableArray() }).ToEquatableArray();
        ArgumentModel Argument(ArgumentModel argument) => argument.Value is BlockReference block ? argument with { Value = block with { Key = Key(block.Key) } } : argument;

        return sketch with
        {
            Attributes = Attributes(sketch.Attributes),
            Blocks = sketch.Blocks.Select(block => block with { Key = Key(block.Key), Attributes = Attributes(block.Attributes) }).ToEquatableArray(),
        };
    }

    // By how interfaces are called.
    private static bool IsInterface(TypeSyntax type) =>
        type is SimpleNameSyntax { Identifier.ValueText: var name } && name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]);

    // Null within another type, or with a name that is written otherwise in generated code.
    private static string? NamespaceOf(SyntaxNode syntax)
    {
        var space = "";
        for (var parent = syntax.Parent; parent is not CompilationUnitSyntax; parent = parent.Parent)
        {
            if (parent is not BaseNamespaceDeclarationSyntax { Name: var name } || name.ToString() is var text && !text.All(c => char.IsLetterOrDigit(c) || c is '.' or '_'))
                return null;
            space = space.Length == 0 ? text : $"{text}.{space}";
        }

        return space.Split('.').Any(part => Identifiers.Escape(part) != part) ? null : space;
    }

    // Blocks that blocks use come behind those that the network uses.
    private bool FindBlocks(EquatableArray<AttributeModel> attributes)
    {
        if (!Find(attributes))
            return false;
        for (var i = 0; i < _blocks.Count; i++)
        {
            if (!Find(_blocks[i].Attributes))
                return false;
        }

        return true;

        bool Find(EquatableArray<AttributeModel> users) => users.SelectMany(user => user.Blocks).All(block => !_known.Add(block.Key) || Add(block));
    }

    private bool Add(BlockReference block)
    {
        var classes = _root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<ClassDeclarationSyntax>()
            .Where(candidate => candidate.Identifier.ValueText == block.Name).ToList();
        if (classes.Count != 1 || AttributesOf(classes[0]) is not { } attributes || !attributes.Any(attribute => attribute.Name == NetworkAttributes.Block))
            return false;

        _blocks.Add(new BlockDeclaration(block.Key, block.Name, attributes));
        return true;
    }

    private EquatableArray<AttributeModel>? AttributesOf(TypeDeclarationSyntax syntax)
    {
        var models = new List<AttributeModel>();
        foreach (var list in syntax.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (list.Target is not null || Read(attribute) is not { } model)
                    return null;
                models.Add(model);
            }
        }

        return models.ToEquatableArray();
    }

    private AttributeModel? Read(AttributeSyntax attribute)
    {
        var given = attribute.ArgumentList is { } list ? list.Arguments.ToList() : [];
        var positional = given.FindAll(argument => argument.NameEquals is null);
        var types = attribute.Name is GenericNameSyntax generic ? generic.TypeArgumentList.Arguments.ToList() : [];
        if (attribute.Name is not SimpleNameSyntax { Identifier.ValueText: var name }
            || AttributeSignatures.Find(name, types.Count, positional.Count) is not { } signature)
            return null;

        var arguments = new List<ArgumentModel>();
        var isPlain = true;
        for (var i = 0; i < types.Count; i++)
            Add(signature.Types[i], BlockOf(types[i]));
        if (signature.Parameters.Length == 1 && signature.Parameters[0].TrimEnd(AttributeSignatures.TakesAll) is var all && all != signature.Parameters[0])
            Add(all, IntegersOf(positional));
        else
        {
            // In the order of the parameters, which names may be given for.
            for (var i = 0; i < positional.Count; i++)
            {
                var parameter = signature.Parameters[i];
                var argument = positional[i].NameColon is null ? positional[i] : positional.Find(other => other.NameColon?.Name.Identifier.ValueText == parameter);
                Add(parameter, argument is null ? null : ValueOf(argument.Expression));
            }
        }

        foreach (var argument in given)
        {
            if (argument.NameEquals is { } property)
                Add(property.Name.Identifier.ValueText, ValueOf(argument.Expression));
        }

        return !isPlain ? null : new AttributeModel(types.Count == 0 ? name : name + "<>", arguments.ToEquatableArray())
        {
            TypeArguments = types.Select(type => type.ToString()).ToEquatableArray(),
        };

        void Add(string parameter, object? value)
        {
            if (value is null)
                isPlain = false;
            else
                arguments.Add(new ArgumentModel(parameter, value is int number && AttributeSignatures.RealNumbers.Contains(parameter) ? (double)number : value));
        }
    }

    private object? ValueOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: int or double or bool or string } literal => literal.Token.Value,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax { Token.Value: int value } } => -value,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax { Token.Value: double value } } => -value,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type, Name: IdentifierNameSyntax member } => EnumValue(type.Identifier.ValueText, member.Identifier.ValueText),
        TypeOfExpressionSyntax type => BlockOf(type.Type),
        _ => null,
    };

    private static Integers? IntegersOf(List<AttributeArgumentSyntax> arguments)
    {
        var values = Integers.Of(arguments, argument => argument.Expression is LiteralExpressionSyntax { Token.Value: int value } ? value : -1);
        return values.IndexOf(-1) >= 0 ? null : values;
    }

    private static object? EnumValue(string type, string member) =>
        s_enums.TryGetValue(type, out var values) && Array.IndexOf(Enum.GetNames(values), member) >= 0 ? (int)Enum.Parse(values, member) : null;

    private BlockReference? BlockOf(TypeSyntax type) =>
        type is IdentifierNameSyntax { Identifier.ValueText: var name } ? new BlockReference(_blockPrefix + name, name, null) : null;
}
