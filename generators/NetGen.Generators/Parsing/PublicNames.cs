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

    /// <summary>The names of a network whose loss implies this link.</summary>
    public static IEnumerable<string> For(Link link) =>
        Properties.Concat(Methods).Concat(link == Link.None ? [] : MethodsForProbabilities);

    /// <summary>Those that the class has itself, or that one of its members has; a method may stand beside methods of its name.</summary>
    public static EquatableArray<string> TakenIn(INamedTypeSymbol type) => For(Link.Softmax)
        .Where(name => name == type.Name || MemberInTheWay(type, name) is not null)
        .ToEquatableArray();

    /// <summary>The user's member that doesn't go together with the generated one of its name.</summary>
    public static ISymbol? MemberInTheWay(INamedTypeSymbol type, string name) => type.GetMembers(name)
        .FirstOrDefault(member => IsTheUsers(member) && (member is not IMethodSymbol || Properties.Contains(name)));

    private static bool IsTheUsers(ISymbol member) => member.DeclaringSyntaxReferences.WithoutGenerated().Any();
}
