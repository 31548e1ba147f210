using System.CommandLine;

namespace NetGen.Samples.Common;

/// <summary>What every sample that trains asks for on the command line.</summary>
public sealed class TrainingArguments
{
    /// <param name="epochs">How often to go through the training images unless told otherwise.</param>
    public TrainingArguments(int epochs)
    {
        Threads = new Option<int>("--threads")
        {
            Description = $"How many threads to train on, 1 .. {NetGenOptions.MaxThreads}. The result is the same for any number.",
            DefaultValueFactory = _ => NetGenOptions.Threads,
        };
        Seed = new Option<ulong>("--seed")
        {
            Description = "Decides all that is random: the weights, the order of the samples, dropout, splits.",
            DefaultValueFactory = _ => 1,
        };
        Epochs = new Option<int>("--epochs")
        {
            Description = "How often to go through the training images, 1 .. 10000.",
            DefaultValueFactory = _ => epochs,
        };
        Threads.MustBeIn(1, NetGenOptions.MaxThreads);
        Epochs.MustBeIn(1, 10_000);
    }

    /// <summary>How many threads to train on.</summary>
    public Option<int> Threads { get; }

    /// <summary>The seed of all that is random.</summary>
    public Option<ulong> Seed { get; }

    /// <summary>How often to go through the training images.</summary>
    public Option<int> Epochs { get; }

    /// <summary>A command that takes these options.</summary>
    public RootCommand Command(string description) => new(description) { Threads, Seed, Epochs };
}
