using System.Globalization;
using NetGen.Training;

namespace NetGen.Samples.Common;

/// <summary>The training as a table of text: a row per epoch, in columns of fixed width.</summary>
public static class EpochTable
{
    public const string Head = "epoch  training loss  test loss  accuracy  F1 score  seconds";

    public static readonly string Rule = new('-', Head.Length);

    public static string Row(EpochResult epoch) => string.Create(
        CultureInfo.InvariantCulture,
        $"{epoch.Epoch,5}  {epoch.TrainingLoss,13:F4}  {epoch.Validation!.Loss,9:F4}  {epoch.Validation["accuracy"],8:F4}  " +
        $"{epoch.Validation["f1"],8:F4}  {epoch.Elapsed.TotalSeconds,7:F3}");
}
