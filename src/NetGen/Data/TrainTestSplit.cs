namespace NetGen.Data;

/// <summary>A data set cut in two. It can be taken apart: <c>var (train, test) = data.Split(0.2);</c></summary>
/// <typeparam name="TTarget">The type of a target.</typeparam>
/// <param name="Train">The part to train on.</param>
/// <param name="Test">The part that is held out.</param>
public readonly record struct TrainTestSplit<TTarget>(DataSet<TTarget> Train, DataSet<TTarget> Test)
    where TTarget : unmanaged;
