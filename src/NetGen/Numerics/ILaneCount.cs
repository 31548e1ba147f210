namespace NetGen.Numerics;

/// <summary>A number of lanes as a type, so that the just-in-time compiler knows it: see <see cref="FirstLanes{TLanes, TVector, TCount}"/>.</summary>
public interface ILaneCount
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}
