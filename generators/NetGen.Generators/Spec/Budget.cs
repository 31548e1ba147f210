namespace NetGen.Generators.Spec;

/// <summary>What <c>[Budget]</c> allows; null for what isn't limited.</summary>
internal sealed record Budget(long? Parameters, long? Macs, long? InferenceBytes, long? TrainingBytes, int BatchSize);
