using MlperfTinySample;
using NetGen.Benchmarks.Measurement;
using NetGen.Benchmarks.Networks;
using NetGen.OneResult;

namespace NetGen.Benchmarks.Profiling;

/// <summary>Everything that <c>-- profile</c> can take apart.</summary>
internal static class ProfileCases
{
    public static IReadOnlyList<ProfileCase> All { get; } =
    [
        new("784-256-128-10-batch-64-adam", () =>
            ProfiledStep.Of(new ImageClassifier(1), 64, RandomBatch.Classes(64, 10))),
        new("784-256-128-10-batch-256-adam", () =>
            ProfiledStep.Of(new ImageClassifier(1), 256, RandomBatch.Classes(256, 10))),
        new("784-512-512-10-batch-256-momentum", () =>
            ProfiledStep.Of(new WideImageClassifier(1), 256, RandomBatch.Classes(256, 10))),
        new("24-8-2-batch-200-sgd", () =>
            ProfiledStep.Of(new TableRegressor(1), 200, RandomBatch.Numbers(200 * 2, stream: 1))),
        new("4-8-3-batch-1-adam", () => ProfiledStep.Of(new FlowerClassifier(1), 1, RandomBatch.Classes(1, 3))),
        new("lenet5-batch-32-adam", () => ProfiledStep.Of(new LeNet5(1), 32, RandomBatch.Classes(32, 10))),
        new("ds-cnn-batch-32-adam", () => ProfiledStep.Of(new KeywordSpotting(1), 32, RandomBatch.Classes(32, 12))),
        new("resnet8-batch-32-adam", () => ProfiledStep.Of(new ImageClassification(1), 32, RandomBatch.Classes(32, 10))),
        new("mobilenet-batch-32-adam", () => ProfiledStep.Of(new VisualWakeWords(1), 32, RandomBatch.Classes(32, 2))),
    ];

    /// <summary>The cases whose name contains a text; * stands for anything.</summary>
    public static IReadOnlyList<ProfileCase> Matching(string pattern) =>
        [.. All.Where(one => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression($"*{pattern}*", one.Name))];
}
