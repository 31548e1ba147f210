using Microsoft.CodeAnalysis;
using NetGen.Generators.Pipeline;
using Xunit;

namespace NetGen.TestKit;

/// <summary>What must hold of the incremental pipeline in every run.</summary>
internal static class PipelineAssert
{
    /// <summary>
    /// No step's value reaches a symbol, a syntax node or a compilation: it would keep it alive and never compare as equal.
    /// </summary>
    public static void HoldsNothingOfRoslyn(GeneratorRunResult result)
    {
        foreach (var name in TrackingNames.All)
        {
            if (!result.TrackedSteps.TryGetValue(name, out var steps))
                continue;

            foreach (var (value, _) in steps.SelectMany(step => step.Outputs))
            {
                if (ObjectGraph.Find(value, IsOfRoslyn) is { } path)
                    Assert.Fail($"Step {name} holds something of Roslyn at {path}.");
            }
        }
    }

    /// <summary>After an edit that has nothing to do with networks, no step but the first ran, and no output.</summary>
    public static void RanNothingAfterTheFirstStep(GeneratorRunResult result)
    {
        foreach (var (name, steps) in result.TrackedSteps.Where(step => TrackingNames.All.Contains(step.Key)))
        {
            foreach (var (value, reason) in steps.SelectMany(step => step.Outputs))
            {
                var isFine = reason == IncrementalStepRunReason.Cached
                    || (reason == IncrementalStepRunReason.Unchanged && name == TrackingNames.Source);
                Assert.True(isFine, $"Step {name} was {reason} after an unrelated edit: {value}");
            }
        }

        foreach (var (_, reason) in result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs))
            Assert.Equal(IncrementalStepRunReason.Cached, reason);
    }

    private static bool IsOfRoslyn(object value) =>
        value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Compilation or SemanticModel or Location or AttributeData
            or Diagnostic;
}
