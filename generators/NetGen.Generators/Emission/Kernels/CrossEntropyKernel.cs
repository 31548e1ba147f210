using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Prints the fused softmax cross-entropy: the maximum, the exponentials with their sum, the loss, and (where it is wanted) the gradient,
/// row by row while the row is in the cache.
/// </summary>
internal sealed class CrossEntropyKernel
{
    private const string Maximum = "maximum";
    private const string Slope = "slope";
    private const string Smooth = "smooth";
    private const string Weights = "weights";

    private readonly SoftmaxCrossEntropy _op;
    private readonly KernelSignature _signature = new();
    private readonly string? _gradient;

    private CrossEntropyKernel(SoftmaxCrossEntropy op)
    {
        _op = op;
        _signature.ClassIndices.Add(op.Targets);
        _signature.Reference(op.Logits, "logits");
        _signature.Reference(op.Targets, "targets");
        _signature.Reference(op.Loss, "losses");
        if (op.Gradient is not null)
        {
            _gradient = _signature.Reference(op.Gradient, "gradient");
            _signature.Scalar(op.ClassWeights is null ? ScalarNames.InverseBatch : ScalarNames.InverseWeight);
        }

        _signature.Integer("first");
        _signature.Integer("last");
    }

    private string Classes => Literal.Int(_op.Classes);

    private double SmoothingPerClass => _op.LabelSmoothing / _op.Classes;

    public static (KernelText Text, KernelSignature Signature) Print(SoftmaxCrossEntropy op)
    {
        var kernel = new CrossEntropyKernel(op);
        var summary = "losses = −log softmax(logits)[target]"
            + (op.Gradient is null ? "" : "\ngradient = (softmax(logits) − onehot(target)) · s0")
            + (op.LabelSmoothing == 0 ? "" : $"\nthe target's share is {FormulaPrinter.Print(1 - op.LabelSmoothing, _ => "")}, "
                + $"{FormulaPrinter.Print(op.LabelSmoothing, _ => "")} is spread over all classes")
            + (op.ClassWeights is null ? "" : "\neach class with its weight")
            + $"\nin rows of {kernel.Classes} classes";
        return (new WidthKernelText($"SoftmaxCrossEntropy{kernel.Classes}", summary, kernel._signature.Parameters, kernel.Body), kernel._signature);
    }

    private void Body(CodeWriter writer, VectorWidth width)
    {
        var names = new Names();
        width = width.For(_op.Classes);
        if (_op.ClassWeights is { } classWeights)
        {
            writer.Line($"ReadOnlySpan<float> classWeights = [{string.Join(", ", classWeights.Select(Literal.Float))}];");
            writer.Line($"ref var {Weights} = ref MemoryMarshal.GetReference(classWeights);");
        }

        var count = _op.RowsPerSample == 1 ? "" : $" * {Literal.Int(_op.RowsPerSample)}";
        using var rows = writer.Braces($"for (var row = first{count}; row < last{count}; row++)");

        // The gradient needs the exponentials again.
        var keeps = _gradient is not null && RowPass.Keeps(_op.Classes);
        var exponentials = new RowResult(Exp(In(0) - Scalar(Maximum)), _gradient is null || keeps ? null : "d", Reduction.RowSum, "total") { IsKept = keeps };
        RowPass pass = null!;
        pass = new RowPass(
            writer,
            width,
            names,
            (node, at, column) => keeps && node is Input { Slot: 1 } ? pass.ValueOf(exponentials, column) : Leaf(node, at, column),
            readsBeyond: _op.ClassWeights is null && KernelSignature.HasRoomBehind(_op.Logits)
                && (_op.Gradient is null || KernelSignature.HasRoomBehind(_op.Gradient)));
        writer.Line($"ref var z = ref Unsafe.Add(ref logits, row * {Classes});");
        if (_gradient is not null)
            writer.Line($"ref var d = ref Unsafe.Add(ref {_gradient}, row * {Classes});");
        writer.Line("var target = Unsafe.Add(ref targets, row);");
        writer.Line();
        writer.Line("// The maximum is subtracted so that no exponential overflows.");
        pass.Emit(_op.Classes, new RowResult(In(0), null, Reduction.RowMax, Maximum) { IsShift = true });
        writer.Line();
        pass.Emit(_op.Classes, exponentials);
        Loss(writer, pass);
        if (_gradient is not null)
            Gradient(writer, pass);
    }

    private void Loss(CodeWriter writer, RowPass pass)
    {
        writer.Line("var logTotal = VectorMath.Log(total) + maximum;");
        writer.Line("var loss = logTotal - Unsafe.Add(ref z, target);");
        var share = _op.LabelSmoothing == 0 ? "" : Literal.Float(1 - _op.LabelSmoothing) + " * ";
        if (_op.ClassWeights is not null || share.Length > 0)
            writer.Line($"loss *= {share}{(_op.ClassWeights is null ? "1f" : $"Unsafe.Add(ref {Weights}, target)")};");

        if (_op.LabelSmoothing > 0)
        {
            writer.Line();
            writer.Line("// The part of the target that is spread over all classes.");
            var weighted = _op.ClassWeights is null ? In(0) : In(2) * In(0);
            pass.Emit(_op.Classes, new RowResult(weighted, null, Reduction.RowSum, "spread"));
            writer.Line($"loss += {Literal.Float(SmoothingPerClass)} * (({Literal.Float(TotalWeight)} * logTotal) - spread);");
        }

        writer.Line("Unsafe.Add(ref losses, row) = loss;");
    }

    private void Gradient(CodeWriter writer, RowPass pass)
    {
        writer.Line();
        var scale = _signature.Scalar(_op.ClassWeights is null ? ScalarNames.InverseBatch : ScalarNames.InverseWeight);
        if (_op.ClassWeights is null && _op.RowsPerSample > 1)
            scale = $"({scale} * {Literal.Float(1.0 / _op.RowsPerSample)})";
        var weight = _op.ClassWeights is null ? "" : $" * Unsafe.Add(ref {Weights}, target)";
        var share = _op.LabelSmoothing == 0 ? "" : $" * {Literal.Float(1 - _op.LabelSmoothing)}";
        writer.Line($"var hit = {scale}{weight}{share};");
        var all = _op.LabelSmoothing == 0 ? "hit" : $"(hit + ({scale} * {Literal.Float(SmoothingPerClass * TotalWeight)}))";
        writer.Line($"var {Slope} = {all} / total;");
        var value = In(1) * Scalar(Slope);
        if (_op.LabelSmoothing > 0)
        {
            writer.Line($"var {Smooth} = {scale} * {Literal.Float(SmoothingPerClass)};");
            value -= _op.ClassWeights is null ? Scalar(Smooth) : Scalar(Smooth) * In(2);
        }

        pass.Emit(_op.Classes, new RowResult(value, "d"));
        writer.Line("Unsafe.Add(ref d, target) -= hit;");
    }

    private double TotalWeight => _op.ClassWeights?.Sum() ?? _op.Classes;

    private static string Leaf(Expr node, VectorWidth at, string column) => node switch
    {
        Input { Slot: 0 } => at.Load("z", column),
        Input { Slot: 1 } => at.Load("d", column),
        Input { Slot: 2 } => at.Load(Weights, column),
        ScalarValue scalar => at.Broadcast(scalar.Name),
        _ => throw new NotSupportedException($"{node} is no leaf."),
    };
}
