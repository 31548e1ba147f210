using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>
/// Runs a program in double precision: the oracle that generated code is compared with. It is written to be obviously right; nothing
/// here is fast.
/// </summary>
internal static class Interpreter
{
    private static readonly WinogradInterpreter<double> s_winograd = new((factor, value) => factor * value, (a, b) => a + b, 0);

    /// <summary>Runs the ops in order and returns every tensor's value, but for those that were overwritten.</summary>
    /// <param name="program">The program.</param>
    /// <param name="batch">The number of samples: the extent of the batch axis.</param>
    /// <param name="bindings">
    /// What the program reads from outside: row-major values in the tensors' layout. Left unchanged. Constants bring theirs along.
    /// </param>
    /// <param name="classes">One class index a sample (or several, one a pixel), for programs whose targets are class indices.</param>
    /// <param name="scalars">The numbers that are the same for every element, by their <see cref="ScalarNames"/>.</param>
    /// <param name="random">The uniform number in [0, 1) of a stream and an element's index.</param>
    /// <exception cref="InvalidOperationException">
    /// A tensor is read before it is written or after it is overwritten, is written twice, or has the wrong length.
    /// </exception>
    public static Dictionary<Tensor, double[]> Run(
        NetworkProgram program,
        int batch,
        IReadOnlyDictionary<Tensor, double[]> bindings,
        IReadOnlyList<int>? classes = null,
        IReadOnlyDictionary<string, double>? scalars = null,
        Func<int, int, double>? random = null)
    {
        var execution = new Execution(batch, classes, scalars, random);
        foreach (var (tensor, values) in bindings)
            execution.Write(tensor, [.. values]);

        foreach (var op in program.Ops)
            Run(op, execution);

        return execution.Values;
    }

    private static void Run(Op op, Execution execution)
    {
        switch (op)
        {
            case Map map:
                MapInterpreter.Run(map, execution);
                break;
            case Contraction contraction:
                ContractionInterpreter.Run(contraction, execution);
                break;
            case SoftmaxCrossEntropy loss:
                SoftmaxCrossEntropyInterpreter.Run(loss, execution);
                break;
            case Reshape reshape:
                execution.Write(reshape.Output, [.. execution.Read(reshape.Input)]);
                break;
            case Window window:
                WindowInterpreter.Run(window, execution);
                break;
            case WindowSpread spread:
                WindowInterpreter.Run(spread, execution);
                break;
            case Rearrange rearrange:
                RearrangeInterpreter.Run(rearrange, execution);
                break;
            case GroupSum sum:
                execution.Write(sum.Output, [.. execution.Read(sum.Groups)]); // groups are the kernels' matter: here they are added up already
                break;
            case WinogradFilters filters:
                execution.Write(filters.Output, s_winograd.Filters(filters, execution.Read(filters.Input)));
                break;
            case WinogradGradient gradient:
                execution.Write(gradient.Output, s_winograd.Gradient(
                    gradient,
                    execution.Batch,
                    execution.Read(gradient.Image),
                    execution.Read(gradient.Gradient),
                    products => products.Sum(pair => pair.Item1 * pair.Item2)));
                break;
            default:
                throw new NotSupportedException($"The reference doesn't know the op {op.GetType().Name}.");
        }
    }
}
