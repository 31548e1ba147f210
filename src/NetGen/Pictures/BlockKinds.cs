namespace NetGen.Pictures;

/// <summary>The kinds of layers that are made of others.</summary>
internal static class BlockKinds
{
    public const string Residual = "Residual";
    public const string Concat = "Concat";
    public const string Add = "Add";
    public const string Multiply = "Multiply";

    /// <summary>Whether layers of this kind are made of others. Those that have any are known by them; these may have none.</summary>
    public static bool Contains(string kind) => kind is "Block" or "Repeat" or Residual or Concat or Add or Multiply;

    /// <summary>What is done to the branches' outputs; empty if there is one chain only.</summary>
    public static string JoinOf(LayerInfo layer) => layer.Kind switch
    {
        Residual => "+" + ActivationOf(layer.Description),
        Add => "+",
        Multiply => "×",
        Concat => "concat",
        _ => "",
    };

    // Residual<Body>(ReLU): what the sum goes through.
    private static string ActivationOf(string description)
    {
        int start = description.LastIndexOf(">(", StringComparison.Ordinal);
        return start >= 0 && description.EndsWith(')') ? $" {description[(start + 2)..^1]}" : "";
    }
}
