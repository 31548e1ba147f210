using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission;

/// <summary>Where the pieces of a program's memory come from, as C# references.</summary>
/// <param name="Parameters">The parameter block, or null.</param>
/// <param name="Gradients">The gradient block, or null.</param>
/// <param name="Workspace">The workspace, or null where there is none.</param>
/// <param name="Batch">The number of samples, an nint.</param>
internal sealed record ProgramBindings(string? Parameters, string? Gradients, string? Workspace, string Batch)
{
    /// <summary>The class that holds the kernels.</summary>
    public string KernelClass { get; init; } = "Kernels";
}

/// <summary>Prints a program: a reference for every tensor, then a commented block for every op, with a wait between phases.</summary>
internal sealed class ProgramEmitter(
    CodeWriter writer,
    KernelLibrary kernels,
    IReadOnlyList<Step> steps,
    MemoryPlan memory,
    ParameterTable parameters,
    ProgramBindings bindings,
    IReadOnlyDictionary<Tensor, string> external,
    bool isShared)
{
    /// <summary>Columns of an unbatched map are shared in whole vectors.</summary>
    private const int Granularity = 16;

    /// <summary>What the passes call the workspace's part that grows with the batch; it begins behind the fixed one.</summary>
    private const string Batched = "batched";

    /// <summary>What the passes call the workspace's part that grows with the groups of samples, and their number.</summary>
    private const string Grouped = "grouped";
    private const string Groups = "groups";

    private readonly TensorNames _names = new(
        "input", "output", "target", "logits", "network", "parameters", "gradients", "workspace", "batch", "worker", "workers", "barrier",
        "first", "last", "start", "end", Batched, Grouped, Groups);
    private readonly Dictionary<string, string> _described = [];
    private readonly Dictionary<string, WorkerRange> _ranges = [];
    private bool _isBackward;
    private bool _isExplained;
    private bool _isPassingExplained;
    private (string First, string Last) _samples = isShared ? ("first", "last") : ("0", bindings.Batch);

    public void Emit()
    {
        if (isShared && steps.Any(step => step.Sharing == Sharing.Samples))
        {
            writer.Line("// This worker's samples.");
            writer.Line($"Partition.Range({bindings.Batch}, worker, workers, {Literal.Int(Tensor.SamplesOfGroup)}, out var first, out var last);");
            writer.Line();
        }

        var blocks = isShared ? SampleBlock.Of(steps) : [.. steps.Select(SampleBlock.Of)];
        References(blocks.SelectMany(block => block.Passing).ToList());
        for (var i = 0; i < blocks.Count; i++)
        {
            if (isShared && i > 0 && blocks[i].Steps[0].Phase != blocks[i - 1].Steps[0].Phase)
            {
                writer.Line("barrier.SignalAndWait();");
                writer.Line();
            }

            Emit(blocks[i]);
            if (i + 1 < blocks.Count)
                writer.Line();
        }
    }

    private void Emit(SampleBlock block)
    {
        if (block.Samples is not { } samples)
        {
            Emit(block.Steps, _ => []);
            return;
        }

        // Where it may, a loop starts with the samples that the one before it has ended with: of what doesn't fit, these are still in the cache.
        var step = Literal.Int(samples);
        var goesBack = _isBackward && !block.GoesForward;
        var (header, bound) = (goesBack, samples) switch
        {
            (true, 1) => ("for (var end = last; end > first; end--)", "var start = end - 1;"),
            (false, 1) => ("for (var start = first; start < last; start++)", "var end = start + 1;"),
            (true, _) => ($"for (var end = last; end > first; end -= {step})", $"var start = Math.Max(end - {step}, first);"),
            _ => ($"for (var start = first; start < last; start += {step})", $"var end = Math.Min(start + {step}, last);"),
        };
        _isBackward = !goesBack;
        if (!_isExplained)
            writer.Line("// A few samples at a time, while they are in the cache.");
        _isExplained = true;
        using (writer.Braces(header))
        {
            writer.Line(bound);
            if (block.Passing.Count > 0 && !_isPassingExplained)
            {
                writer.Line("// Nobody reads these behind the loop: they lie where the worker's last samples would, whatever the samples.");
                _isPassingExplained = true;
            }

            foreach (var tensor in block.Passing)
                writer.Line($"ref var {_names.Of(tensor)} = ref {PassingLocation(tensor)};");
            if (block.Passing.Count > 0)
                writer.Line();
            _samples = ("start", "end");
            Emit(block.Steps, block.FetchedBefore);
            _samples = ("first", "last");
        }
    }

    private void Emit(IReadOnlyList<Step> run, Func<Step, IReadOnlyList<Tensor>> fetchedBefore)
    {
        for (var i = 0; i < run.Count; i++)
        {
            Fetch(fetchedBefore(run[i]));
            Emit(run[i]);
            if (i + 1 < run.Count)
                writer.Line();
        }
    }

    private void Fetch(IReadOnlyList<Tensor> images)
    {
        if (images.Count == 0)
            return;

        writer.Line("// From memory in its order: narrow vectors would read only a part of each line.");
        using var narrow = writer.Braces("if (!Vector512.IsHardwareAccelerated)");
        foreach (var image in images)
        {
            var size = Literal.Int(image.Size);
            writer.Line($"Layout.Fetch(ref Unsafe.Add(ref {Name(image)}, {_samples.First} * {size}), ({_samples.Last} - {_samples.First}) * {size});");
        }
    }

    private void References(IReadOnlyList<Tensor> passing)
    {
        var tensors = steps
            .SelectMany(step => step.Op.Inputs.Concat(step.Op.Outputs).Concat(ContractionPlan.WorkspaceOf(step.Op)))
            .Select(KernelSignature.StorageOf)
            .Distinct()
            .Where(tensor => !external.ContainsKey(tensor))
            .ToList();
        if (memory.LengthPerGroup > 0)
        {
            writer.Line($"var {Groups} = ({bindings.Batch} + {Literal.Int(Tensor.SamplesOfGroup - 1)}) / {Literal.Int(Tensor.SamplesOfGroup)};");
            writer.Line($"ref var {Grouped} = ref {At(bindings.Workspace!, Literal.Int(memory.FixedPart))};");
        }

        if (HasAnchor && tensors.Exists(IsBatched))
        {
            writer.Line($"ref var {Batched} = ref " + (memory.LengthPerGroup == 0
                ? At(bindings.Workspace!, Literal.Int(memory.FixedPart)) : At(Grouped, Times(Groups, memory.LengthPerGroup))) + ";");
        }

        foreach (var tensor in tensors.Except(passing))
            writer.Line($"ref var {_names.Of(tensor)} = ref {Location(tensor)};");
        if (tensors.Count > 0)
            writer.Line();
    }

    private string Location(Tensor tensor)
    {
        if (tensor.Role == TensorRole.Constant)
            return $"MemoryMarshal.GetReference({bindings.KernelClass}.{kernels.AddConstant(tensor)})";

        var (block, offset) = tensor.Role switch
        {
            _ when IsBatched(tensor) => (BatchedBlock, Times(bindings.Batch, memory.OffsetOf(tensor))),
            _ when tensor.IsOfGroups => (Grouped, Times(Groups, memory.OffsetOf(tensor))),
            TensorRole.Parameter or TensorRole.Buffer => (bindings.Parameters!, Literal.Int(parameters.OffsetOf(tensor))),
            TensorRole.State => (StateBlock(tensor), Literal.Int(parameters.OffsetOf(tensor.Owner!))),
            TensorRole.Gradient => (bindings.Gradients!, Literal.Int(parameters.OffsetOf(tensor.Owner!))),
            _ => (bindings.Workspace!, Literal.Int(memory.OffsetOf(tensor))),
        };
        return At(block, offset);
    }

    // Where samples start … end - 1 come to lie on the worker's last ones, which are its own whatever the others do.
    private string PassingLocation(Tensor tensor)
    {
        var shift = $"(last - end) * {Literal.Int(tensor.Size)}";
        var offset = Times(bindings.Batch, memory.OffsetOf(tensor));
        return At(BatchedBlock, offset == "0" ? shift : $"({offset}) + ({shift})");
    }

    // Whether anything lies before what grows with the batch.
    private bool HasAnchor => memory.FixedPart + memory.LengthPerGroup > 0;

    private string BatchedBlock => HasAnchor ? Batched : bindings.Workspace!;

    private static string At(string block, string offset) => offset == "0" ? block : $"Unsafe.Add(ref {block}, {offset})";

    private static string Times(string count, int length) => length == 0 ? "0" : $"{count} * {Literal.Int(length)}";

    private static string StateBlock(Tensor state) => $"_{state.StateName}.Reference";

    private static bool IsBatched(Tensor tensor) => tensor.Batched && tensor.Role != TensorRole.Constant;

    // A long formula is written once: a twin's says whose it is.
    private string Formula(Op op, string kernel)
    {
        const int Longest = 100;

        // Names within a layer are said without the layer's, and those within its block without the block's.
        var (origin, formula) = (op.Origin, op.Formula.Replace(op.Origin + ".", ""));
        var block = origin.Substring(0, origin.LastIndexOf('.') + 1);
        if (block.Length > 0)
            formula = formula.Replace(block, "");
        if (formula.Length <= Longest)
            return formula;

        if (!_described.TryGetValue(kernel, out var twin))
            _described.Add(kernel, twin = origin);
        return twin == origin ? formula : $"{string.Join(", ", op.Outputs.Select(output => output.Name.Replace(origin + ".", "")))} = as for {twin}";
    }

    private void Emit(Step step)
    {
        var kernel = kernels.Add(step.Op);
        writer.Line($"// {step.Op.Origin}: {Formula(step.Op, kernel.Name)}");
        switch (step.Op)
        {
            case Contraction contraction:
                var plan = ContractionPlan.Of(contraction);
                Call(step, kernel, plan.HasSamples ? 0 : plan.Units, plan is { SumsOverBatch: true, SumsGroups: false } ? bindings.Batch : null, granularity: 1);
                break;
            case Map map:
                Call(step, kernel, MapRange(map), map.Results.Any(result => result.Reduction == Reduction.ColumnSum) ? Rows(map) : null);
                break;
            case Rearrange rearrange:
                Call(step, kernel, RearrangeKernel.Units(rearrange), null, granularity: 1);
                break;
            case GroupSum sum:
                Call(step, kernel, sum.Output.Size, Groups);
                break;
            case WinogradFilters filters:
                Call(step, kernel, filters.TapSize, null);
                break;
            case WinogradGradient gradient:
                Call(step, kernel, WinogradTiles.Elements, gradient.Output.IsOfGroups ? null : bindings.Batch, granularity: 1);
                break;
            default:
                Call(step, kernel, 0, null);
                break;
        }
    }

    private string Rows(Map map) => map.Space.RowsPerSample == 1 ? bindings.Batch : Times(bindings.Batch, map.Space.RowsPerSample);

    // How far the range of an unbatched map goes: its columns when it is flat or sums rows, else its single row.
    private static int MapRange(Map map) =>
        map.Results.Any(result => result.Reduction is Reduction.RowSum or Reduction.RowMax) ? 1 : map.Space.Columns;

    private void Call(Step step, KernelCall kernel, int extent, string? rows, int granularity = Granularity)
    {
        var signature = kernel.Signature;
        Range(step.Sharing, extent, granularity, (first, last) =>
        {
            var arguments = kernel.Tensors.Select(tensor => $"ref {Name(tensor)}")
                .Concat(signature.Scalars.Select(ScalarField))
                .Concat(signature.Streams.Select(RandomField))
                .Concat([Scaled(first, signature.RangeScale), Scaled(last, signature.RangeScale)])
                .Concat(signature.Constants.Select(constant => Literal.Int(constant)))
                .Concat(rows is null ? [] : [rows]);
            writer.Line($"{bindings.KernelClass}.{kernel.Name}({string.Join(", ", arguments)});");
        });
    }

    private static string Scaled(string bound, int scale) => scale == 1 || bound == "0" ? bound : $"{bound} * {Literal.Int(scale)}";

    /// <summary>The field that holds a scalar of the step.</summary>
    public static string ScalarField(string scalar) => "_" + scalar;

    /// <summary>The field that holds a layer's random numbers of the step.</summary>
    public static string RandomField(int stream) => "_random" + Literal.Int(stream);

    private void Range(Sharing sharing, int extent, int granularity, Action<string, string> emit)
    {
        if (sharing == Sharing.Samples)
        {
            emit(_samples.First, _samples.Last);
            return;
        }

        if (!isShared)
        {
            emit("0", Literal.Int(extent));
            return;
        }

        if (sharing == Sharing.FirstWorker)
        {
            writer.Line("if (worker == 0)");
            using (writer.Indented())
                emit("0", Literal.Int(extent));
            return;
        }

        // A worker's share of so many columns is the same wherever it comes up.
        var share = $"{Literal.Int(extent)}, worker, workers, {Literal.Int(granularity)}";
        if (!_ranges.TryGetValue(share, out var range))
        {
            range = new WorkerRange(_names.New("first"), _names.New("last"));
            _ranges.Add(share, range);
            writer.Line($"Partition.Range({share}, out var {range.First}, out var {range.Last});");
        }

        emit(range.First, range.Last);
    }

    private string Name(Tensor tensor)
    {
        var storage = KernelSignature.StorageOf(tensor);
        return external.TryGetValue(storage, out var name) ? name : _names.Of(storage);
    }
}
