using Microsoft.CodeAnalysis;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Losses;

namespace NetGen.Generators.Parsing;

/// <summary>
/// The public members that a network gets. Their names can't be changed where the user has taken them, unlike private ones
/// (<see cref="NameClashes"/>): so he is told.
/// </summary>
internal static class PublicNames
{
    private static readonly string[] Properties =
        ["InputSize", "OutputSize", "ParameterCount", "Info", "Parameters", "Buffers", "Gradients", "LearningRate"];

    private static readonly string[] Methods =
        ["Predict", "Loss", "ComputeGradients", "ApplyGradients", "TrainStep", "Fit", "Evaluate", "Save", "Load"];

    private static readonly string[] MethodsForProbabilities = ["PredictProbabilities", "Classify"];

    /// <summary>What C# calls a constructor.</summary>
    public const string Constructor = ".ctor";

    // The parameters of generated methods that are the same in all networks; what takes targets, C# itself must compare.
    private static readonly Dictionary<string, string[]> Signatures = new()
    {
        [Constructor] = ["ulong"],
        ["Predict"] = ["System.ReadOnlySpan<float>, System.Span<float>"],
        ["PredictProbabilities"] = ["System.ReadOnlySpan<float>, System.Span<float>"],
        ["Classify"] = ["System.ReadOnlySpan<float>"],
        ["ApplyGradients"] = [""],
        ["Save"] = ["string", "System.IO.Stream"],
        ["Load"] = ["string", "System.IO.Stream"],
    };

    /// <summary>The names of a network whose loss implies this link.</summary>
    public static IEnumerable<string> For(Link link) =>
        Properties.Concat(Methods).Concat(link == Link.None ? [] : MethodsForProbabilities);

    /// <summary>Those that the class has itself, or that one of its members has; a method may stand beside methods of its name that take something else.</summary>
    public static EquatableArray<string> TakenIn(INamedTypeSymbol type) => For(Link.Softmax)
        .Append(Constructor)
        .Where(name => name == type.Name || MemberInTheWay(type, name) is not null)
        .ToEquatableArray();

    /// <summary>The user's member that doesn't go together with the generated one of its name.</summary>
    public static ISymbol? MemberInTheWay(INamedTypeSymbol type, string name) => type.GetMembers(name)
        .FirstOrDefault(member => IsTheUsers(member) && (member is not IMethodSymbol method || Properties.Contains(name) || IsGenerated(method)));

    private static bool IsGenerated(IMethodSymbol method)
    {
        var parameters = method.Parameters.Select(parameter => parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString());
        return !method.IsImplicitlyDeclared && Signatures.TryGetValue(method.Name, out var known) && known.Contains(string.Join(", ", parameters));
    }

    private static bool IsTheUsers(ISymbol member) => member.DeclaringSyntaxReferences.WithoutGenerated().Any();
}
