using System.Text.Json.Serialization;

namespace NetGen.Benchmarks.Comparison;

/// <summary>What the peer is asked to measure; the protocol is in peers/README.md.</summary>
internal sealed record PeerRequest(
    [property: JsonPropertyName("sizes"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int[]? Sizes,
    [property: JsonPropertyName("batch")] int Batch,
    [property: JsonPropertyName("mode")] string Mode,
    [property: JsonPropertyName("threads")] int Threads = 1,
    [property: JsonPropertyName("activation")] string Activation = "relu",
    [property: JsonPropertyName("optimizer")] string Optimizer = "adam",
    [property: JsonPropertyName("loss")] string Loss = "ce",
    [property: JsonPropertyName("repetitions")] int Repetitions = 1,
    [property: JsonPropertyName("steps"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Steps = null,
    [property: JsonPropertyName("network"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Network = null,
    [property: JsonPropertyName("layout"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Layout = null,
    [property: JsonPropertyName("info"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Info = false,
    [property: JsonPropertyName("export"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Export = null)
{
    /// <summary>Who is asked.</summary>
    [JsonIgnore]
    public PeerKind Peer { get; init; }

    /// <summary>What is the same whenever the case is measured again.</summary>
    [JsonIgnore]
    public PeerRequest Structure => this with { Repetitions = 1, Steps = null };
}
