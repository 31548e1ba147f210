using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Spec;

/// <summary>What stands in the source: the class and its attributes, in order. The result of the first step of the pipeline.</summary>
internal sealed record NetworkDeclaration(TypeModel Type, EquatableArray<AttributeModel> Attributes);
