using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generators.Diagnostics.Use;

/// <summary>Arrays and spans of a known length, and class indices, that a network's methods will refuse when they are called.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LengthAnalyzer() : LiveAnalyzer(DiagnosticCatalogue.WrongLength, DiagnosticCatalogue.ClassOutOfRange)
{
    // Asked first: a name costs nothing, and nearly all calls of a program are others.
    private static readonly string[] Checked = ["Predict", "PredictProbabilities", "Classify", "Loss", "ComputeGradients", "TrainStep"];

    private protected override void Register(AnalysisContext context) =>
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Checked.Contains(call.TargetMethod.Name) || call.Instance is null || NetworkType.Of(call.TargetMethod.ContainingType, context.Compilation, context.Options) is not { InputSize: { } inputSize, OutputSize: { } outputSize } network)
            return;

        var where = $"{call.TargetMethod.Name} of '{network.Name}'";
        switch (call.TargetMethod.Name)
        {
            case "Predict" or "PredictProbabilities":
                CheckOutputs(CheckInputs(), outputSize, "outputs");
                break;
            case "Classify" when KnownLength.Of(Argument("input")) is { } length && length != inputSize:
                Report("input", $"input has {Text(length)} values, but a sample has {Text(inputSize)}");
                break;
            case "Loss" or "ComputeGradients" or "TrainStep" when network.HasClassTargets:
                CheckOutputs(CheckInputs(), network.Positions, "targets");
                CheckClasses();
                break;
            case "Loss" or "ComputeGradients" or "TrainStep":
                CheckOutputs(CheckInputs(), outputSize, "targets");
                break;
        }

        int? CheckInputs()
        {
            if (KnownLength.Of(Argument("inputs")) is not { } length)
                return null;
            if (length % inputSize == 0)
                return length / inputSize;

            Report("inputs", $"inputs has {Text(length)} values, which is not a multiple of {Text(inputSize)}, the values of a sample");
            return null;
        }

        void CheckOutputs(int? samples, int? size, string argument)
        {
            if (samples is { } rows and > 0 && size is { } each && KnownLength.Of(Argument(argument)) is { } length && length != (long)rows * each)
            {
                var wanted = $"{Text(rows)} × {Text(each)} = {Text((long)rows * each)}";
                Report(argument, $"{argument} has {Text(length)} values, but {Text(rows)} {(rows == 1 ? "sample needs" : "samples need")} {wanted}");
            }
        }

        void CheckClasses()
        {
            if (network.Classes is not { } classes)
                return;

            foreach (var element in KnownLength.Elements(Argument("targets")))
            {
                if (element.ConstantValue is { HasValue: true, Value: int index } && (index < 0 || index >= classes))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        DiagnosticCatalogue.ClassOutOfRange, element.Syntax.GetLocation(), where, Text(index), network.Name, Text(classes), Text(classes - 1)));
                }
            }
        }

        IOperation? Argument(string name) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

        void Report(string argument, string words) => context.ReportDiagnostic(
            Diagnostic.Create(DiagnosticCatalogue.WrongLength, Argument(argument)!.Syntax.GetLocation(), $"{where}: {words}"));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
