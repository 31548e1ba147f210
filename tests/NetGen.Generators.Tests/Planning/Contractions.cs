using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Tests.Planning;

/// <summary>Contractions on their own.</summary>
internal static class Contractions
{
    /// <summary>y[b, n] = Σk x[b, k]·W[k, n].</summary>
    public static Contraction Dense(int depth, int columns)
    {
        var (b, k, n) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("k", depth), new LoopIndex("n", columns));
        return new Contraction(
            Operand.Of(new Tensor("y", TensorRole.Temporary, true, new Shape(columns)), b, n),
            Operand.Of(new Tensor("x", TensorRole.Input, true, new Shape(depth)), b, k),
            Operand.Of(new Tensor("W", TensorRole.Parameter, false, new Shape(depth, columns)), k, n));
    }

    /// <summary>dW[k, n] = Σb x[b, k]·dy[b, n].</summary>
    public static Contraction WeightGradient(int rows, int columns)
    {
        var (b, k, n) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("k", rows), new LoopIndex("n", columns));
        return new Contraction(
            Operand.Of(new Tensor("dW", TensorRole.Gradient, false, new Shape(rows, columns)), k, n),
            Operand.Of(new Tensor("x", TensorRole.Input, true, new Shape(rows)), b, k),
            Operand.Of(new Tensor("dy", TensorRole.Temporary, true, new Shape(columns)), b, n));
    }
}
