using System.CommandLine;
using DigitsSample;
using NetGen;

var threads = new Option<int>("--threads")
{
    Description = $"How many threads to train on, 1 .. {NetGenOptions.MaxThreads}. The result is the same for any number.",
    DefaultValueFactory = _ => NetGenOptions.Threads,
};
var seed = new Option<ulong>("--seed")
{
    Description = "Decides the split, the weights, dropout and the order of the samples.",
    DefaultValueFactory = _ => 1,
};
var epochs = new Option<int>("--epochs")
{
    Description = "How often to go through the training images, 1 .. 10000.",
    DefaultValueFactory = _ => 60,
};
threads.MustBeIn(1, NetGenOptions.MaxThreads);
epochs.MustBeIn(1, 10_000);

var command = new RootCommand("Trains a network to read handwritten digits.") { threads, seed, epochs };
command.SetAction(parsed => MainJob.Run(parsed.GetValue(threads), parsed.GetValue(seed), parsed.GetValue(epochs)));
return command.Parse(args).Invoke();
