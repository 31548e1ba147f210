using FashionMnistSample.Pictures;
using NetGen;
using NetGen.Data;
using NetGen.Samples.Common;
using NetGen.Training;

namespace FashionMnistSample;

/// <summary>Trains with augmentation and a schedule, tests, draws, saves, reloads and compares.</summary>
internal static class MainJob
{
    private const string FileName = "fashion.safetensors";
    private const string CurvesFileName = "learning-curves.svg";
    private const string ConfusionFileName = "confusion-matrix.svg";

    /// <summary>The images of a folder that is there, or those that are installed, or digits.</summary>
    public static ImageSource FindImages(string? folder, bool digits, ulong seed)
    {
        if (digits) return DigitsInstead.Read(seed);
        if (folder is not null) return FashionImages.Read(folder);
        if (IdxFolder.IsComplete(FashionImages.InstalledFolder)) return FashionImages.Read(FashionImages.InstalledFolder);

        Console.WriteLine($"There is no Fashion-MNIST in {FashionImages.InstalledFolder}; this run takes handwritten digits instead.");
        Console.WriteLine(FashionImages.HowToGet);
        Console.WriteLine();
        return DigitsInstead.Read(seed);
    }

    /// <returns>The exit code: 0, or 1 if the reloaded network predicts otherwise than the trained one.</returns>
    public static int Run(
        ImageSource source, Func<ulong, IImageClassifier> create, int threads, ulong seed, int epochs, int batchSize)
    {
        NetGenOptions.Threads = threads;
        var network = create(seed);
        Console.WriteLine(network.Info.ToString(batchSize));

        var history = TrainingDisplay.Fit(network, source.Images.Train, (onEpoch, onBatch) => new FitOptions
        {
            Epochs = epochs,
            BatchSize = batchSize,
            Augmentation = source.Augmentation,
            Schedule = new OneCycle(),
            Validation = source.Images.Test,
            OnEpoch = onEpoch,
            OnBatch = onBatch,
        });
        var test = Trainer.Evaluate(network, source.Images.Test);
        LearningCurves.Write(CurvesFileName, history, source.Title);
        ConfusionPicture.Write(ConfusionFileName, test.ConfusionMatrix!, source.Images.Test.ClassNames, source.Title);
        ClosingReport.PrintData(source.Images, history);
        Console.WriteLine($"pictures: {CurvesFileName}, {ConfusionFileName}");
        ClosingReport.PrintResult(test, network.Parameters);

        network.Save(FileName);
        // Other weights than the saved ones, so that equal predictions can only come from the file.
        var reloaded = create(seed + 1);
        reloaded.Load(FileName);
        return ClosingReport.PrintReloaded(network, reloaded, source.Images.Test, FileName);
    }
}
