namespace NetGen.Generators.Spec;

/// <summary>An attribute of a block.</summary>
/// <param name="Block">The block's key.</param>
/// <param name="AttributeIndex">The attribute's index on the block's declaration.</param>
/// <param name="Argument">The argument in question; null for the whole attribute.</param>
internal sealed record PlaceInBlock(string Block, int AttributeIndex, string? Argument);
