using System.Diagnostics;
using NetGen.Data;

namespace NetGen.Training;

/// <summary>One call of <see cref="Trainer.Fit"/>: the loops over epochs and batches.</summary>
internal sealed class TrainingRun<TTarget>(
    ITrainable<TTarget> network,
    DataSet<TTarget> train,
    DataSet<TTarget>? validation,
    FitOptions options,
    ImageShape imageShape)
    where TTarget : unmanaged
{
    private readonly BatchSource<TTarget> _batches = new(train, options, network.Seed, imageShape);
    private readonly double _baseRate = options.Schedule?.BaseRate ?? network.LearningRate;
    private readonly Evaluator<TTarget>? _evaluator = validation is null ? null : new Evaluator<TTarget>(network);

    public History Run()
    {
        long started = Stopwatch.GetTimestamp();
        var epochs = new List<EpochResult>(Math.Min(options.Epochs, 1_000));
        bool cancelled = false;
        for (int epoch = 1; epoch <= options.Epochs && !cancelled; epoch++)
        {
            EpochResult? result = RunEpoch(epoch);
            if (result is null)
            {
                cancelled = true;
            }
            else
            {
                epochs.Add(result);
                options.OnEpoch?.Invoke(result);
            }
        }

        return new History(epochs, Stopwatch.GetElapsedTime(started), cancelled);
    }

    /// <summary>Null if cancelled before the epoch is complete, its validation included.</summary>
    private EpochResult? RunEpoch(int epoch)
    {
        long started = Stopwatch.GetTimestamp();
        _batches.StartEpoch(epoch);
        double lossSum = 0;
        double weightSum = 0;
        float learningRate = network.LearningRate;
        for (int batch = 1; batch <= _batches.Count; batch++)
        {
            if (options.CancellationToken.IsCancellationRequested) return null;

            _batches.Get(batch - 1, out ReadOnlySpan<float> inputs, out ReadOnlySpan<TTarget> targets);
            SetRate(epoch, batch);
            learningRate = network.LearningRate;
            float loss = network.TrainStep(inputs, targets);
            if (!float.IsFinite(loss)) throw new TrainingDivergedException(epoch, batch, learningRate, loss);

            double weight = network.WeightOf(targets);
            weightSum += weight;
            lossSum += loss * weight;
            options.OnBatch?.Invoke(new BatchProgress(epoch, options.Epochs, batch, _batches.Count, loss, lossSum / weightSum));
        }

        Evaluation? evaluation = _evaluator?.Evaluate(validation!, options.CancellationToken);
        if (_evaluator is not null && evaluation is null) return null;

        return new EpochResult(epoch, options.Epochs, lossSum / weightSum, evaluation, Stopwatch.GetElapsedTime(started), learningRate);
    }

    private void SetRate(int epoch, int batch)
    {
        if (options.Schedule is null) return;

        long step = ((epoch - 1L) * _batches.Count) + batch - 1;
        var position = new TrainingPosition(step, (long)options.Epochs * _batches.Count, _batches.Count);
        network.LearningRate = (float)options.Schedule.RateAt(_baseRate, position);
    }
}
