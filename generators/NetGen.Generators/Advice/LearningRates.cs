using NetGen.Generators.Optimizers;

namespace NetGen.Generators.Advice;

/// <summary>
/// The learning rates that optimizers are used with. Adam's kin moves each weight by about its learning rate a step, whatever the gradient;
/// Lion by exactly that, so its rate is three to ten times smaller (Chen et al. 2023).
/// </summary>
internal static class LearningRates
{
    /// <summary>The least, the most, and one to start with.</summary>
    public static (double Least, double Most, double Usual)? Of(Optimizer optimizer) => optimizer switch
    {
        SgdOptimizer => (1e-6, 2, 0.01),
        AdagradOptimizer => (1e-5, 2, 0.01),
        LionOptimizer => (1e-8, 0.01, 1e-4),
        AdamOptimizer or NAdamOptimizer or RmsPropOptimizer => (1e-7, 0.1, 1e-3),
        _ => null,
    };
}
