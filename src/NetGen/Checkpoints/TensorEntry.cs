namespace NetGen.Checkpoints;

/// <summary>One tensor as the header of a safetensors file describes it.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Parameter">The parameter that it belongs to; null if its bytes are passed over.</param>
/// <param name="Type">The format of its values.</param>
/// <param name="Start">Where its bytes start, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record TensorEntry(string Name, Parameter? Parameter, TensorType Type, long Start, long End);
