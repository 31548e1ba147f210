using Microsoft.CodeAnalysis;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>Takes an attribute out of Roslyn's world: its short name and its arguments, as plain data.</summary>
internal static class AttributeReader
{
    public static AttributeModel Read(AttributeData attribute)
    {
        var arguments = new List<ArgumentModel>();
        var types = attribute.AttributeClass!.TypeArguments;
        var hasErrors = attribute.AttributeConstructor is null;
        for (var i = 0; i < types.Length; i++)
            AddBlock(attribute.AttributeClass.TypeParameters[i].Name, types[i]);

        if (attribute.AttributeConstructor is { } constructor)
        {
            for (var i = 0; i < attribute.ConstructorArguments.Length && i < constructor.Parameters.Length; i++)
                Add(constructor.Parameters[i].Name, attribute.ConstructorArguments[i]);
        }

        foreach (var named in attribute.NamedArguments)
            Add(named.Key, named.Value);

        return new AttributeModel(NetworkAttributes.ShortName(attribute), arguments.ToEquatableArray())
        {
            HasErrors = hasErrors,
            TypeArguments = types.Select(BlockSymbols.NameOf).ToEquatableArray(),
        };

        void Add(string name, TypedConstant constant)
        {
            hasErrors |= HasErrors(constant);
            if (constant is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type })
                AddBlock(name, type);
            else if (!HasErrors(constant) && ValueOf(constant) is { } value)
                arguments.Add(new ArgumentModel(name, value));
        }

        void AddBlock(string name, ITypeSymbol type)
        {
            if (type.TypeKind == TypeKind.Error)
                hasErrors = true;
            else
                arguments.Add(new ArgumentModel(name, BlockSymbols.ReferenceTo(type)));
        }
    }

    private static bool HasErrors(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => true,
        TypedConstantKind.Array => !constant.IsNull && constant.Values.Any(HasErrors),
        _ => false,
    };

    // A null is as good as an argument that isn't there: no attribute has a default other than null where null can be written.
    private static object? ValueOf(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Array when constant.IsNull => null,
        TypedConstantKind.Array when constant.Values.All(value => value.Value is int) =>
            new Integers(constant.Values.Select(value => (int)value.Value!).ToArray()),
        TypedConstantKind.Array when constant.Values.All(value => value.Value is double) =>
            constant.Values.Select(value => (double)value.Value!).ToEquatableArray(),
        TypedConstantKind.Primitive or TypedConstantKind.Enum when constant.Value is int or long or double or bool or string => constant.Value,
        _ => null,
    };
}
