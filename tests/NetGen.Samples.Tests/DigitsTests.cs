using System.Text.RegularExpressions;
using Xunit;

namespace NetGen.Samples.Tests;

public sealed class DigitsTests(DigitsTests.DefaultRun main) : IClassFixture<DigitsTests.DefaultRun>
{
    private const string ShaLine = "weights sha256: ([0-9a-f]{64})";

    [Fact]
    public void Learns_to_tell_at_least_97_of_100_digits_that_it_has_never_seen() =>
        Assert.InRange(main.Run.FindNumber(@"test accuracy: (0\.\d{4})"), 0.97, 1);

    [Fact]
    public void Trains_in_less_than_15_seconds() =>
        Assert.InRange(main.Run.FindNumber(@"1438 images to train on, 359 to test; trained in (\d+\.\d\d) s"), 0, 15);

    [Fact]
    public void Prints_the_architecture()
    {
        // 64·256 + 256 parameters, 64·256 multiply-adds.
        main.Run.Find(@"dense1 +Dense\(256, ReLU\) +256 +16,640 +16,384 +[\d,]+");
        // 16,640 + (256·128 + 128) + (128·10 + 10) parameters.
        main.Run.Find(@"total +50,826 +50,432 +[\d,]+");
    }

    [Fact]
    public void Prints_a_row_for_every_epoch_and_nothing_to_move_a_cursor()
    {
        var rows = main.Run.Lines.Where(line => Regex.IsMatch(line, @"^ +\d+  +\d+\.\d{4}  +\d+\.\d{4}  +[01]\.\d{4}  +[01]\.\d{4}  +\d+\.\d{3}$"));
        Assert.Equal(Enumerable.Range(1, 60), rows.Select(row => int.Parse(row[..5], provider: null)));
        Assert.DoesNotContain('\u001b', main.Run.Output);
    }

    [Fact]
    public void Saves_the_network_and_gets_equal_predictions_from_the_file()
    {
        main.Run.Find("saved as digits.safetensors, reloaded: predictions are equal");
        Assert.Equal(["digits.safetensors"], main.Run.Files);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    public void Any_number_of_threads_gives_the_same_weights(string threads) =>
        Assert.Equal(main.Run.Find(ShaLine), Sample.Run("Digits", "--threads", threads).Succeeded().Find(ShaLine));

    [Fact]
    public void Narrower_vectors_give_the_same_weights() =>
        Assert.Equal(main.Run.Find(ShaLine), Sample.Run("Digits", [("DOTNET_EnableAVX512", "0")]).Succeeded().Find(ShaLine));

    [Fact]
    public void Another_seed_gives_other_weights()
    {
        var first = Sample.Run("Digits", "--epochs", "1", "--seed", "1").Succeeded().Find(ShaLine);
        var again = Sample.Run("Digits", "--epochs", "1", "--seed", "1").Succeeded().Find(ShaLine);
        var second = Sample.Run("Digits", "--epochs", "1", "--seed", "18446744073709551615").Succeeded().Find(ShaLine);
        Assert.Equal(first, again);
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("--threads", "0")]
    [InlineData("--threads", "257")]
    [InlineData("--threads", "two")]
    [InlineData("--threads", "")]
    [InlineData("--epochs", "0")]
    [InlineData("--epochs", "-1")]
    [InlineData("--epochs", "10001")]
    [InlineData("--epochs", "99999999999999999999")]
    [InlineData("--seed", "-1")]
    [InlineData("--seed", "1.5")]
    [InlineData("--speed", "1")]
    [InlineData("--seed")]
    public void An_option_that_makes_no_sense_is_turned_away(params string[] arguments)
    {
        var run = Sample.Run("Digits", arguments);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(arguments[0], run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Files);
    }

    /// <summary>The run without options, once for all tests.</summary>
    public sealed class DefaultRun
    {
        internal SampleRun Run { get; } = Sample.Run("Digits").Succeeded();
    }
}
