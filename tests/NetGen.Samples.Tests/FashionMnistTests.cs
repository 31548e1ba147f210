using System.Text.RegularExpressions;
using Xunit;

namespace NetGen.Samples.Tests;

/// <summary>The sample on the digits that it takes where Fashion-MNIST isn't installed: the same program, in seconds.</summary>
public sealed class FashionMnistTests(FashionMnistTests.ShortRun main) : IClassFixture<FashionMnistTests.ShortRun>
{
    private const string ShaLine = "weights sha256: ([0-9a-f]{64})";

    [Fact]
    public void Learns_to_tell_9_of_10_digits_in_a_few_epochs() =>
        Assert.InRange(main.Run.FindNumber(@"test accuracy: (0\.\d{4})"), 0.9, 1);

    [Fact]
    public void Prints_a_row_for_every_epoch_and_the_memory_of_a_batch()
    {
        const string Row = @"^ +\d+  +\d+\.\d{4}  +\d+\.\d{4}  +[01]\.\d{4}  +[01]\.\d{4}  +\d+\.\d{3}$";
        var rows = main.Run.Lines.Where(line => Regex.IsMatch(line, Row));
        Assert.Equal([1, 2, 3, 4, 5, 6], rows.Select(row => int.Parse(row[..5], provider: null)));
        main.Run.Find(@"a batch of 32: ([\d,]+) bytes to predict, [\d,]+ to train");
    }

    [Fact]
    public void Leaves_the_network_and_two_pictures()
    {
        main.Run.Find("saved as fashion.safetensors, reloaded: predictions are equal");
        Assert.Equal(
            ["confusion-matrix.svg", "fashion.safetensors", "learning-curves.svg"], main.Run.Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_weights_with_augmentation_too()
    {
        var expected = RunDigits("1").Find(ShaLine);
        Assert.Equal(expected, RunDigits("2").Find(ShaLine));
        Assert.Equal(expected, RunDigits("3").Find(ShaLine));
    }

    [Fact]
    public void The_residual_network_learns_the_enlarged_digits()
    {
        var run = Sample.Run("FashionMnist", "--digits", "--network", "resnet8", "--epochs", "4", "--batch", "32").Succeeded();
        Assert.InRange(run.FindNumber(@"test accuracy: (0\.\d{4})"), 0.4, 1);
        run.Find("saved as fashion.safetensors, reloaded: predictions are equal");
    }

    [Fact]
    public void A_folder_without_the_images_is_answered_with_how_to_get_them()
    {
        var run = Sample.Run("FashionMnist", "--data", "no-such-folder");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no-such-folder", run.Errors, StringComparison.Ordinal);
        Assert.Contains("apt-get install dataset-fashion-mnist", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("--batch", "0")]
    [InlineData("--epochs", "0")]
    [InlineData("--threads", "257")]
    [InlineData("--network", "resnet50")]
    public void An_option_that_makes_no_sense_is_turned_away(params string[] arguments)
    {
        var run = Sample.Run("FashionMnist", arguments);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(arguments[0], run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Files);
    }

    private static SampleRun RunDigits(string threads) =>
        Sample.Run("FashionMnist", "--digits", "--epochs", "2", "--threads", threads).Succeeded();

    /// <summary>One short run for all tests.</summary>
    public sealed class ShortRun
    {
        internal SampleRun Run { get; } = Sample.Run("FashionMnist", "--digits", "--epochs", "6", "--batch", "32").Succeeded();
    }
}
