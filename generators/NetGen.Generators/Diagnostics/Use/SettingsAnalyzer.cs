using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generators.Diagnostics.Use;

/// <summary>Settings of training that throw when they are set, or that don't go with the network.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingsAnalyzer() : LiveAnalyzer(DiagnosticCatalogue.SettingOutOfRange, DiagnosticCatalogue.BatchNormOfSingleSamples)
{
    private const string BatchSize = "BatchSize";

    private protected override void Register(AnalysisContext context)
    {
        context.RegisterOperationAction(AnalyzeAssignment, OperationKind.SimpleAssignment);
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment is not { Target: IPropertyReferenceOperation { Property: var property }, Value: { ConstantValue: { HasValue: true, Value: int value } } right })
            return;

        var wanted = (property.ContainingType, property.Name) switch
        {
            ({ Name: "FitOptions", ContainingNamespace.Name: "Training" }, "Epochs" or BatchSize) when value < 1 => "at least 1",
            ({ Name: "NetGenOptions", ContainingNamespace.Name: "NetGen" }, "Threads") when value is < 1 or > 256 => "1 to 256",
            _ => null,
        };
        if (wanted is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticCatalogue.SettingOutOfRange, right.Syntax.GetLocation(), property.Name, value.ToString(CultureInfo.InvariantCulture), wanted));
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (NetworkType.Of(call.TargetMethod.ContainingType, context.Compilation, context.Options) is not { } network || SingleSample(call, network) is not { } place
            || network.BatchNorm is not { } layer)
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticCatalogue.BatchNormOfSingleSamples, place.Syntax.GetLocation(), call.TargetMethod.Name, network.Name, layer));
    }

    // Where the call says that it trains on one sample.
    private static IOperation? SingleSample(IInvocationOperation call, NetworkType network) => call.TargetMethod.Name switch
    {
        "Fit" => Options(call)?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(item => item is
        {
            Target: IPropertyReferenceOperation { Property.Name: BatchSize },
            Value.ConstantValue: { HasValue: true, Value: 1 },
        }),
        "TrainStep" or "ComputeGradients" when call.Arguments.FirstOrDefault(item => item.Parameter?.Name == "inputs") is { Value: var inputs }
            && KnownLength.Of(inputs) is { } length && length == network.InputSize => inputs,
        _ => null,
    };

    private static IObjectOrCollectionInitializerOperation? Options(IInvocationOperation call) =>
        call.Arguments.Select(argument => argument.Value).OfType<IObjectCreationOperation>().FirstOrDefault()?.Initializer;
}
