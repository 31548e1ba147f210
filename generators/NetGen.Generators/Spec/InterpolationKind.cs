namespace NetGen.Generators.Spec;

/// <summary>The values of <c>NetGen.Interpolation</c>; a test holds the two together.</summary>
internal enum InterpolationKind
{
    Nearest,
    Bilinear,
}
