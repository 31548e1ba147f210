using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Files;

/// <summary>The optimizer: its state, the numbers that it computes once a step, and the pass over the parameter block.</summary>
internal static class OptimizerFile
{
    public static DraftFile Write(NetworkPlan plan)
    {
        // The optimizer has kernels of its own, so that a changed rate changes this file and no other.
        var kernels = new KernelLibrary();
        var optimizer = plan.Spec.Optimizer;
        var file = SourceFile.Write(plan, "Optimizer", $"The optimizer: {optimizer.Kind}.", writer =>
        {
            writer.Line($"private const float InitialLearningRate = {Literal.Float(optimizer.LearningRate)};");
            writer.Line();
            using (writer.Braces("private sealed partial class Engine"))
                Engine(writer, plan, optimizer, kernels);
        });
        return file with { LinkedTo = kernels };
    }

    private static void Engine(CodeWriter writer, NetworkPlan plan, Optimizer optimizer, KernelLibrary kernels)
    {
        foreach (var state in optimizer.State)
            writer.Line($"private readonly AlignedBuffer {Block(state.Name)} = new(ParameterBlockLength);");

        var floats = FloatScalars(plan).ToList();
        foreach (var scalar in floats)
            writer.Line($"private float {ProgramEmitter.ScalarField(scalar)};");
        foreach (var scalar in optimizer.Scalars.Where(scalar => scalar.Initial is not null))
            writer.Line($"private double {Carried(scalar.Name)} = {Literal.Double(scalar.Initial!.Value)};");
        writer.Line("private long _step;");
        writer.Line();

        var started = optimizer.State.Where(state => state.Initial != 0).ToList();
        writer.Line("/// <summary>Fills what doesn't start at zero.</summary>");
        using (writer.Braces("private void InitializeState()"))
        {
            foreach (var state in started)
                writer.Line($"{Block(state.Name)}.Span.Fill({Literal.Float(state.Initial)});");
        }

        writer.Line();
        Prepare(writer, optimizer, floats);
        writer.Line();
        writer.Line("/// <summary>Changes parameters and state in one pass. Every worker runs it for its share.</summary>");
        PassMethod.Write(
            writer, "private", "Update", ["int worker", "int workers", "TeamBarrier barrier"], body => Update(body, plan, kernels));

        writer.Line();
        using (writer.Braces("private static class OptimizerKernels"))
        {
            foreach (var text in kernels.Texts)
            {
                writer.Line(text.TrimEnd('\n'));
                writer.Line();
            }

            writer.TrimBlankLine();
        }
    }

    // What is the same for every element is computed once, in double, as PyTorch does.
    private static void Prepare(CodeWriter writer, Optimizer optimizer, List<string> floats)
    {
        writer.Line("/// <summary>Counts the step and computes what is the same for every parameter.</summary>");
        using var body = writer.Braces("private void PrepareUpdate()");
        writer.Line("_step++;");
        var used = optimizer.Scalars.SelectMany(scalar => scalar.Value.Descendants()).OfType<ScalarValue>().Select(s => s.Name).ToList();
        if (used.Contains(ScalarNames.LearningRate) || floats.Contains(ScalarNames.LearningRate))
            writer.Line($"double {ScalarNames.LearningRate} = network._learningRate;");
        if (used.Contains(ScalarNames.Step))
            writer.Line($"var {ScalarNames.Step} = _step;");

        foreach (var scalar in optimizer.Scalars)
        {
            writer.Line($"// {scalar.Name} = {FormulaPrinter.Print(scalar.Value, _ => "")}");
            if (scalar.Initial is not null)
                writer.Line($"var {scalar.Name} = {Carried(scalar.Name)};");
            var value = DoublePrinter.Print(scalar.Value);
            writer.Line(scalar.Initial is null ? $"var {scalar.Name} = {value};" : $"{scalar.Name} = {value};");
            if (scalar.Initial is not null)
                writer.Line($"{Carried(scalar.Name)} = {scalar.Name};");
        }

        foreach (var scalar in floats)
            writer.Line($"{ProgramEmitter.ScalarField(scalar)} = (float){scalar};");
    }

    private static void Update(CodeWriter writer, NetworkPlan plan, KernelLibrary kernels)
    {
        var program = plan.Update;
        var external = new Dictionary<Tensor, string>();
        foreach (var tensor in program.Program.Ops.SelectMany(op => op.Inputs.Concat(op.Outputs)).Select(KernelSignature.StorageOf).Distinct())
        {
            var block = tensor.Role switch
            {
                TensorRole.Parameter => "network._parameterBlock",
                TensorRole.Gradient => "_gradientBlock",
                TensorRole.State => Block(tensor.Name),
                _ => null,
            };
            if (block is null)
                continue;

            writer.Line($"ref var {tensor.Name} = ref {block}.Reference;");
            external.Add(tensor, tensor.Name);
        }

        if (program.Memory.FixedLength > 0)
            writer.Line("ref var workspace = ref _workspace.Reference;");
        writer.Line();
        new ProgramEmitter(
            writer,
            kernels,
            program.Steps,
            program.Memory,
            plan.Parameters,
            new ProgramBindings(null, null, "workspace", "0") { KernelClass = "OptimizerKernels" },
            external,
            isShared: true).Emit();
    }

    private static IEnumerable<string> FloatScalars(NetworkPlan plan) => plan.Update.Program.Ops.OfType<Map>()
        .SelectMany(map => map.Results).SelectMany(result => result.Value.Descendants()).OfType<ScalarValue>()
        .Select(scalar => scalar.Name).Distinct();

    private static string Block(string state) => "_" + state;

    private static string Carried(string scalar) => $"_last{char.ToUpperInvariant(scalar[0])}{scalar.Substring(1)}";
}
