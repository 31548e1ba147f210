using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Emission.Files;

/// <summary>Fields, constructor, initial weights, parameters, checkpoints.</summary>
internal static class ConstructionMembers
{
    /// <summary>Keras's default for uniform and normal weights.</summary>
    private const double DefaultSpread = 0.05;

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var name = plan.Spec.Type.Name;
        writer.Line("private readonly AlignedBuffer _parameterBlock = new(StorageLength);");
        writer.Line("private readonly ulong _seed;");
        writer.Line("private float _learningRate = InitialLearningRate;");
        writer.Line("private Engine? _engine;");
        writer.Line();
        writer.Line("/// <summary>Makes a network with initialised weights.</summary>");
        writer.Line("/// <param name=\"seed\">Decides the weights, dropout and the order of samples: the same seed gives the same bits everywhere.</param>");
        using (writer.Braces($"public {name}(ulong seed = 0)"))
        {
            writer.Line("_seed = seed;");
            writer.Line("Parameters = CreateParameterSet(_parameterBlock);");
            writer.Line("Buffers = CreateBufferSet(_parameterBlock);");
            writer.Line("Initialize(seed);");
        }

        writer.Line();
        writer.Line("/// <summary>The trainable tensors under PyTorch's names, shapes and layout.</summary>");
        writer.Line("public ParameterSet Parameters { get; }");
        writer.Line();
        writer.Line("/// <summary>What training keeps beside the parameters and checkpoints hold with them: running statistics, if any.</summary>");
        writer.Line("public ParameterSet Buffers { get; }");
        writer.Line();
        var target = plan.HasClassTargets ? "int" : "float";
        writer.Line($"/// <summary>The gradients that <see cref=\"ComputeGradients(ReadOnlySpan{{float}}, ReadOnlySpan{{{target}}})\"/> left, under their");
        writer.Line("/// parameters' names.</summary>");
        writer.Line("public ParameterSet Gradients => Training.Gradients;");
        writer.Line();
        writer.Line("private Engine Training => _engine ??= new Engine(this);");
        writer.Line();
        Checkpoints(writer);
        ParameterSet(writer, plan);
        Initialize(writer, plan);
    }

    private static void Checkpoints(CodeWriter writer)
    {
        Checkpoint("string path", "path", "The file isn't safetensors, or doesn't hold exactly this network's parameters, all finite.");
        Checkpoint("Stream stream", "stream", "The stream doesn't hold exactly this network's parameters, all finite, as safetensors.");

        void Checkpoint(string parameter, string where, string problem)
        {
            writer.Line($"/// <summary>Writes the parameters as safetensors{(where == "path" ? "; a file that is there is replaced whole or not at all" : "")}.</summary>");
            writer.Line($"/// <param name=\"{where}\">Where to.</param>");
            writer.Line("/// <exception cref=\"CheckpointException\">A parameter is NaN or infinite.</exception>");
            if (where == "path")
            {
                writer.Line("/// <exception cref=\"IOException\">The file can't be written; the old one stays.</exception>");
                writer.Line("/// <exception cref=\"UnauthorizedAccessException\">Writing there isn't allowed, or the path is a folder.</exception>");
            }

            writer.Line($"public void Save({parameter}) => Safetensors.Save({where}, Parameters, Buffers);");
            writer.Line();
            writer.Line("/// <summary>Reads parameters that were saved as safetensors. If anything is wrong with them, nothing changes.</summary>");
            writer.Line($"/// <param name=\"{where}\">Where from.</param>");
            writer.Line($"/// <exception cref=\"CheckpointException\">{problem}</exception>");
            if (where == "path")
            {
                writer.Line("/// <exception cref=\"IOException\">There is no such file, or it can't be read.</exception>");
                writer.Line("/// <exception cref=\"UnauthorizedAccessException\">Reading it isn't allowed, or the path is a folder.</exception>");
            }

            writer.Line($"public void Load({parameter}) => Safetensors.Load({where}, Parameters, Buffers);");
            writer.Line();
        }
    }

    private static void ParameterSet(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("private static ParameterSet CreateParameterSet(AlignedBuffer block) => new(");
        using (writer.Indented())
        {
            var parameters = plan.Parameters.Parameters;
            if (parameters.Count == 0)
                writer.Line("[]);");
            for (var i = 0; i < parameters.Count; i++)
            {
                var parameter = parameters[i];
                writer.Line($"new Parameter(block, {Literal.String(parameter.Name)}, "
                    + $"[{string.Join(", ", parameter.LogicalShape.Axes.Select(axis => Literal.Int(axis)))}], "
                    + $"{Literal.Int(plan.Parameters.OffsetOf(parameter.Tensor))}, "
                    + $"[{string.Join(", ", parameter.Strides.Select(stride => Literal.Int(stride)))}]{Panels(parameter)})"
                    + (i + 1 < parameters.Count ? "," : ");"));
            }
        }

        writer.Line();
        var buffers = plan.Parameters.Buffers;
        writer.Line($"private static ParameterSet CreateBufferSet(AlignedBuffer block) => new({(buffers.Count == 0 ? "[]);" : "")}");
        using (writer.Indented())
        {
            for (var i = 0; i < buffers.Count; i++)
            {
                writer.Line($"new Parameter(block, {Literal.String(buffers[i].Name)}, [{Literal.Int(buffers[i].Tensor.Size)}], "
                    + $"{Literal.Int(plan.Parameters.OffsetOf(buffers[i].Tensor))}, [1]){(i + 1 < buffers.Count ? "," : ");")}");
            }
        }

        writer.Line();
    }

    // Which axis lies in panels, how wide they are, and how far apart.
    private static string Panels(ParameterInfo parameter) => !parameter.IsInPanels ? ""
        : $", panelAxis: {Literal.Int(parameter.PanelAxis)}, panelWidth: {Literal.Int(parameter.Tensor.Shape.Last)}, "
            + $"panelStride: {Literal.Int(parameter.PanelStride)}";

    private static void Initialize(CodeWriter writer, NetworkPlan plan)
    {
        var parameters = plan.Parameters.Parameters;
        var largest = Integers.Of(parameters, parameter => parameter.Initialization.Kind == InitializerKind.Zeros ? 0 : parameter.Tensor.Size).Max();
        using (writer.Braces("private void Initialize(ulong seed)"))
        {
            if (largest > 0)
                writer.Line($"var values = new float[{Literal.Int(largest)}];");
            for (var i = 0; i < parameters.Count; i++)
            {
                var parameter = parameters[i];
                var span = $"values.AsSpan(0, {Literal.Int(parameter.Tensor.Size)})";
                if (InitializerCall(parameter, i, span) is not { } call)
                    continue;

                writer.Line();
                writer.Line($"// {parameter.Name}: {parameter.Initialization.Kind}");
                writer.Line($"Initializers.{call};");
                writer.Line($"Parameters[{Literal.Int(i)}].CopyFrom({span});");
            }

            foreach (var buffer in plan.Parameters.Buffers.Where(buffer => buffer.Initial != 0))
            {
                writer.Line();
                writer.Line($"// {buffer.Name}");
                writer.Line($"Initializers.Constant(_parameterBlock.Span.Slice({Literal.Int(plan.Parameters.OffsetOf(buffer.Tensor))}, "
                    + $"{Literal.Int(buffer.Tensor.Size)}), {Literal.Double(buffer.Initial)});");
            }
        }

        writer.Line();
    }

    private static string? InitializerCall(ParameterInfo parameter, int stream, string values)
    {
        var (kind, fanIn, fanOut, scale) = parameter.Initialization;
        var draw = $"seed, {Literal.Int(stream)}";
        string Or(double otherwise) => Literal.Double(double.IsNaN(scale) ? otherwise : scale);
        return kind switch
        {
            InitializerKind.Zeros => null,
            InitializerKind.Constant => $"Constant({values}, {Or(0)})",
            InitializerKind.Uniform => $"Uniform({values}, -{Or(DefaultSpread)}, {Or(DefaultSpread)}, {draw})",
            InitializerKind.Normal => $"Normal({values}, 0.0, {Or(DefaultSpread)}, {draw})",
            InitializerKind.Orthogonal => $"Orthogonal({values}, {Literal.Int(fanOut)}, {Literal.Int(fanIn)}, {Or(1)}, {draw})",
            InitializerKind.XavierUniform or InitializerKind.XavierNormal =>
                $"{kind}({values}, {Literal.Int(fanIn)}, {Literal.Int(fanOut)}, {draw})",
            _ => $"{kind}({values}, {Literal.Int(fanIn)}, {draw})",
        };
    }
}
