using System.CommandLine;
using FashionMnistSample;
using NetGen.Samples.Common;

var arguments = new TrainingArguments(epochs: 10);
var batch = new Option<int>("--batch")
{
    Description = "How many images a training step takes, 1 .. 10000.",
    DefaultValueFactory = _ => 64,
};
batch.MustBeIn(1, 10_000);
var data = new Option<string?>("--data")
{
    Description = "The folder with the four IDX files of Fashion-MNIST. " +
        $"By default {FashionImages.InstalledFolder}, and if that isn't there, digits.",
};
var digits = new Option<bool>("--digits")
{
    Description = "Train on the handwritten digits that come with the samples instead.",
};

var network = new Option<string>("--network")
{
    Description = "small: two convolutions and a dense layer; resnet8: ResNet-8 of MLPerf Tiny, on images enlarged to 32 x 32 x 3.",
    DefaultValueFactory = _ => "small",
};
network.MustBeOneOf("small", "resnet8");

var command = arguments.Command("Trains a network to tell things to wear apart.");
command.Add(batch);
command.Add(data);
command.Add(digits);
command.Add(network);
command.SetAction(parsed =>
{
    var folder = parsed.GetValue(data);
    if (folder is not null && !NetGen.Data.IdxFolder.IsComplete(folder))
    {
        Console.Error.WriteLine($"The folder {folder} doesn't hold the four files of Fashion-MNIST (--data).\n{FashionImages.HowToGet}");
        return 1;
    }

    var images = MainJob.FindImages(folder, parsed.GetValue(digits), parsed.GetValue(arguments.Seed));
    var isResNet = parsed.GetValue(network) == "resnet8";
    return MainJob.Run(
        isResNet ? images.Enlarge(FashionResNet.Side, FashionResNet.Channels) : images,
        isResNet ? chosen => new FashionResNet(chosen) : chosen => new FashionClassifier(chosen),
        parsed.GetValue(arguments.Threads),
        parsed.GetValue(arguments.Seed),
        parsed.GetValue(arguments.Epochs),
        parsed.GetValue(batch));
});
return command.Parse(args).Invoke();
