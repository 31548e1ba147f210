using System.Reflection;

namespace NetGen.Fuzz.Attributes;

/// <summary>
/// All attributes of NetGen, found by reflection: what is new is fuzzed without anybody remembering it.
/// </summary>
internal static class AttributeCatalogue
{
    private const string Suffix = "Attribute";

    public static IReadOnlyList<AttributeShape> All { get; } =
    [
        .. typeof(NetworkAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Attribute)) && !type.IsAbstract && Usage(type).ValidOn.HasFlag(AttributeTargets.Class))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(Describe),
    ];

    public static AttributeShape Network { get; } = All.Single(shape => shape.Type == typeof(NetworkAttribute));

    public static AttributeShape Budget { get; } = All.Single(shape => shape.Role == AttributeRole.Budget);

    public static AttributeShape Block { get; } = All.Single(shape => shape.Type == typeof(BlockAttribute));

    public static AttributeShape Input { get; } = All.Single(shape => shape.Role == AttributeRole.Input);

    public static IReadOnlyList<AttributeShape> Layers { get; } = Of(AttributeRole.Layer);

    public static IReadOnlyList<AttributeShape> Losses { get; } = Of(AttributeRole.Loss);

    public static IReadOnlyList<AttributeShape> Optimizers { get; } = Of(AttributeRole.Optimizer);

    public static IReadOnlyList<AttributeShape> Metrics { get; } = Of(AttributeRole.Metric);

    private static List<AttributeShape> Of(AttributeRole role) => [.. All.Where(shape => shape.Role == role)];

    private static AttributeShape Describe(Type type) => new(
        type,
        type.Name.Split('`')[0][..^Suffix.Length],
        RoleOf(type),
        [.. type.GetGenericArguments().Select(parameter => parameter.Name)],
        [.. type.GetConstructors().Select(constructor => constructor.GetParameters().Select(Describe).ToList())],
        [
            .. type.GetProperties()
                .Where(property => property.SetMethod is { IsPublic: true })
                .Select(property => new ValueShape(property.Name, property.PropertyType)),
        ],
        Usage(type).AllowMultiple);

    private static ValueShape Describe(ParameterInfo parameter) =>
        new(parameter.Name!, parameter.ParameterType, parameter.IsDefined(typeof(ParamArrayAttribute)));

    private static AttributeRole RoleOf(Type type) =>
        type.IsSubclassOf(typeof(LayerAttribute)) ? AttributeRole.Layer
        : type.IsSubclassOf(typeof(LossAttribute)) ? AttributeRole.Loss
        : type.IsSubclassOf(typeof(OptimizerAttribute)) ? AttributeRole.Optimizer
        : type.IsSubclassOf(typeof(MetricAttribute)) ? AttributeRole.Metric
        : type == typeof(InputAttribute) ? AttributeRole.Input
        : type == typeof(BudgetAttribute) ? AttributeRole.Budget
        : type == typeof(NetworkAttribute) || type == typeof(BlockAttribute) ? AttributeRole.Mark
        : AttributeRole.Other;

    private static AttributeUsageAttribute Usage(Type type) =>
        type.GetCustomAttribute<AttributeUsageAttribute>() ?? new AttributeUsageAttribute(AttributeTargets.All);
}
