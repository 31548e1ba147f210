using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Pipeline;

/// <summary>The one error that the generator itself reports for a network: it has mistakes, or NetGen has.</summary>
/// <param name="Key">The class's full name, by which its place is found.</param>
internal sealed record Problem(string Id, string Key, EquatableArray<string> Words)
{
    /// <summary>How many frames of a stack trace tell where a defect is.</summary>
    private const int Frames = 3;

    public static Problem Broken(string key, EquatableArray<Mistake> mistakes)
    {
        var count = mistakes.Count == 1 ? "it has 1 mistake" : $"it has {mistakes.Count.ToString(CultureInfo.InvariantCulture)} mistakes";
        var first = $"{mistakes[0].Id}, {DiagnosticCatalogue.MessageOf(mistakes[0])}";
        return new Problem(DiagnosticIds.BrokenNetwork, key, EquatableArray.Of(key, count, first));
    }

    public static Problem Failed(string key, string failure) =>
        new(DiagnosticIds.GeneratorFailed, key, EquatableArray.Of(key, failure));

    /// <summary>An exception in one line: what it says and where it comes from.</summary>
    public static string Describe(Exception failure)
    {
        var frames = (failure.StackTrace ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(Frames);
        return $"{failure.GetType().Name}: {failure.Message} {string.Join(" ", frames.Select(frame => frame.Trim()))}".Replace('\n', ' ');
    }

    public Diagnostic ToDiagnostic(ImmutableArray<ClassPlace> places)
    {
        var place = places.FirstOrDefault(candidate => candidate.Key == Key);
        return Diagnostic.Create(DiagnosticCatalogue.Find(Id), place?.ToLocation() ?? Location.None, DiagnosticCatalogue.Arguments(Words));
    }
}
