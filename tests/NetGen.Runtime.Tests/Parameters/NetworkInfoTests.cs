using System.Globalization;
using Xunit;

namespace NetGen.Runtime.Tests.Parameters;

public class NetworkInfoTests
{
    private static readonly NetworkInfo s_info = new(
        "Digits",
        [
            new LayerInfo("flatten1", "Flatten", [8, 8, 1], [64], 0, 0, 0, ""),
            new LayerInfo("dense1", "Dense", [64], [128], 8320, 8192, 33_792, "Dense(128, ReLU)"),
            new LayerInfo("dense2", "Dense", [128], [10], 1290, 1280, 5200, "Dense(10)"),
        ],
        [8, 8, 1],
        "CrossEntropyLoss",
        "Adam",
        inferenceBytesPerSample: 552,
        trainingBytesPerSample: 1656,
        parameterBytes: 38_440,
        optimizerBytes: 76_880);

    [Fact]
    public void The_table_is_aligned_and_has_totals()
    {
        const string Expected = """
            Digits: input 8 x 8 x 1, CrossEntropyLoss, Adam
            -------------------------------------------------------------
            name      layer             output  parameters   MACs   bytes
            -------------------------------------------------------------
            flatten1  Flatten           64               0      0       0
            dense1    Dense(128, ReLU)  128          8,320  8,192  33,792
            dense2    Dense(10)         10           1,290  1,280   5,200
            -------------------------------------------------------------
            total                                    9,610  9,472  38,992
            -------------------------------------------------------------
            memory: 38,440 bytes of parameters, 76,880 of optimizer state; per sample 552 to predict, 1,656 to train

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), s_info.ToString());
    }

    [Fact]
    public void The_table_is_the_same_in_any_culture()
    {
        string expected = s_info.ToString();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            hostile.NumberFormat.NumberGroupSeparator = "'";
            hostile.NumberFormat.NegativeSign = "minus";
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal(expected, s_info.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Totals_are_sums_over_layers()
    {
        Assert.Equal(9610, s_info.Parameters);
        Assert.Equal(9472, s_info.MultiplyAdds);
    }

    [Fact]
    public void A_network_without_layers_loss_and_optimizer_prints_too()
    {
        string text = new NetworkInfo("Empty", [], [4], "", "", 0, 0, 0, 0).ToString();
        Assert.StartsWith("Empty: input 4\n---", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_are_not_trainable_count_and_are_told_apart()
    {
        var info = new NetworkInfo(
            "Norm",
            [
                new LayerInfo("dense1", "Dense", [4], [8], 40, 32, 160, "Dense(8)"),
                new LayerInfo("batchnorm1", "BatchNorm", [8], [8], 16, 8, 128, "BatchNorm", NonTrainable: 16),
            ],
            [4], "CrossEntropyLoss", "Adam", 64, 192, 288, 576, inferenceFixedBytes: 10, trainingFixedBytes: 1000, inferenceChunk: 8);

        Assert.Equal((56, 72), (info.Parameters, info.TotalParameterCount));
        Assert.Contains("batchnorm1  BatchNorm  8               32     8    128\n", info.ToString(), StringComparison.Ordinal);
        Assert.Contains("total                                  72    40    288\n", info.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(
            "parameters: 72, of which 56 are trainable\n"
            + "memory: 288 bytes of parameters, 576 of optimizer state; per sample 64 to predict, 192 to train; "
            + "whatever the batch 10 and 1,000\n",
            info.ToString(),
            StringComparison.Ordinal);
        Assert.EndsWith("a batch of 32: 522 bytes to predict, 7,144 to train\n", info.ToString(32), StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_needs_what_its_samples_need_up_to_the_chunk_of_prediction()
    {
        Assert.Equal(32 * 552, s_info.InferenceBytes(32));
        Assert.Equal(32 * 1656, s_info.TrainingBytes(32));
        Assert.Equal(0, s_info.TrainingBytes(0));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => s_info.InferenceBytes(-1));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => s_info.TrainingBytes(-1));
    }
}
