namespace NetGen.Generators.Spec;

/// <summary>The values of <c>NetGen.Initializer</c>; a test holds the two together.</summary>
internal enum InitializerKind
{
    Default,
    XavierUniform,
    XavierNormal,
    HeUniform,
    HeNormal,
    LeCunUniform,
    LeCunNormal,
    Orthogonal,
    Uniform,
    Normal,
    Constant,
    Zeros,
}
