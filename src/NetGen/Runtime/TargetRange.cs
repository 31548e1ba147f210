using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Which targets a loss can make sense of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TargetRange
{
    /// <summary>Any finite number.</summary>
    Finite,

    /// <summary>A finite number of at least 0: a count.</summary>
    NotNegative,

    /// <summary>A number from 0 to 1.</summary>
    Probability,

    /// <summary>-1 or 1.</summary>
    Sign,
}
