using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// Lays wide weights out in panels (see <see cref="Panels"/>), in all programs alike, their gradients with them. Layers don't know: they
/// lower to matrices.
/// </summary>
internal sealed class WeightPanels
{
    private readonly Dictionary<Tensor, Tensor> _panels;

    private WeightPanels(Dictionary<Tensor, Tensor> panels) => _panels = panels;

    /// <summary>Chooses the panels of every parameter that a contraction reads row by row; the table has the new tensors afterwards.</summary>
    public static WeightPanels Choose(ParameterTable parameters, params NetworkProgram?[] programs)
    {
        var panels = new Dictionary<Tensor, Tensor>();
        var operands = programs.Where(program => program is not null).SelectMany(program => program!.Ops).OfType<Contraction>()
            .SelectMany(contraction => contraction.Parts)
            .SelectMany(part => new[] { part.Output, part.Left, part.Right })
            .ToLookup(operand => operand.Tensor.Owner ?? operand.Tensor);
        foreach (var parameter in parameters.Parameters)
        {
            var tensor = parameter.Tensor;
            var columns = tensor.Shape.Last;
            var width = Panels.WidthFor(tensor.Size / columns, columns);

            // Of a grouped convolution's columns each group needs its own.
            if (width > 0 && operands[tensor].Any() && operands[tensor].All(operand => LastAxis(operand).Plain is not null))
                panels.Add(tensor, InPanels(tensor, width));
        }

        parameters.Replace(panels);
        return new WeightPanels(panels);
    }

    public NetworkProgram Run(NetworkProgram program)
    {
        // Gradients take their parameters' layout.
        foreach (var gradient in program.Results.Where(result => result.Role == TensorRole.Gradient && _panels.ContainsKey(result.Owner!)))
        {
            var owner = _panels[gradient.Owner!];
            _panels[gradient] = new Tensor(gradient.Name, TensorRole.Gradient, batched: false, owner.Shape) { Owner = owner };
        }

        return new NetworkProgram(
            program.Ops.Select(Run).ToList(), program.Input, program.Target, program.Results.Select(Replace).ToList());
    }

    private Op Run(Op op) => op switch
    {
        Contraction contraction => new Contraction(contraction.Parts.Select(Split).ToList()) { Origin = op.Origin },
        Map map when map.Inputs.Concat(map.Outputs).Any(_panels.ContainsKey) => new Map(
            map.Space,
            map.Inputs.Select(Replace).ToList(),
            map.Results.Select(result => result with { Target = Replace(result.Target) }).ToList()) { Origin = op.Origin },
        _ => op,
    };

    private Tensor Replace(Tensor tensor) => _panels.TryGetValue(tensor, out var panels) ? panels : tensor;

    private ContractionPart Split(ContractionPart part)
    {
        if (new[] { part.Output, part.Left, part.Right }.FirstOrDefault(operand => _panels.ContainsKey(operand.Tensor)) is not { } operand)
            return part;

        var width = _panels[operand.Tensor].Shape.Last;
        var (panel, lane, digits) = Panels.Split(LastAxis(operand).Plain!, width);
        var split = part.Split(LastAxis(operand).Plain!, digits);
        return new ContractionPart(InPanels(split.Output), InPanels(split.Left), InPanels(split.Right));

        Operand InPanels(Operand matrix) => !_panels.TryGetValue(matrix.Tensor, out var panels) ? matrix : new Operand(
            panels, matrix.Axes.Take(matrix.Axes.Count - 1).Prepend(AxisMap.Of(panel)).Append(AxisMap.Of(lane)).ToEquatableArray());
    }

    private static AxisMap LastAxis(Operand operand) => operand.Axes[operand.Axes.Count - 1];

    private static Tensor InPanels(Tensor matrix, int width)
    {
        var axes = matrix.Shape.Axes;
        var shape = new Shape(axes.Take(axes.Count - 1).Prepend(axes.Last / width).Append(width));
        return new Tensor(matrix.Name, matrix.Role, batched: false, shape);
    }
}
