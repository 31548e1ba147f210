using NetGen.Benchmarks.Measurement;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Profiling;

/// <summary>Everything that <c>-- profile</c> can take apart.</summary>
internal static class ProfileCases
{
    public static IReadOnlyList<ProfileCase> All { get; } =
    [
        new("784-256-128-10-batch-64-adam", () =>
            ProfiledStep.Of(new ImageClassifier(1), [784, 256, 128, 10], 64, RandomBatch.Classes(64, 10))),
        new("784-512-512-10-batch-256-momentum", () =>
            ProfiledStep.Of(new WideImageClassifier(1), [784, 512, 512, 10], 256, RandomBatch.Classes(256, 10))),
        new("24-8-2-batch-200-sgd", () =>
            ProfiledStep.Of(new TableRegressor(1), [24, 8, 2], 200, RandomBatch.Numbers(200 * 2, stream: 1))),
        new("4-8-3-batch-1-adam", () => ProfiledStep.Of(new FlowerClassifier(1), [4, 8, 3], 1, RandomBatch.Classes(1, 3))),
    ];

    /// <summary>The cases whose name contains a text; * stands for anything.</summary>
    public static IReadOnlyList<ProfileCase> Matching(string pattern) =>
        [.. All.Where(one => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression($"*{pattern}*", one.Name))];
}
