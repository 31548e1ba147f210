using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

/// <summary>2 lanes.</summary>
public readonly struct LaneCount2 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }
}

/// <summary>3 lanes.</summary>
public readonly struct LaneCount3 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
    }
}

/// <summary>5 lanes.</summary>
public readonly struct LaneCount5 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 5;
    }
}

/// <summary>6 lanes.</summary>
public readonly struct LaneCount6 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 6;
    }
}

/// <summary>7 lanes.</summary>
public readonly struct LaneCount7 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 7;
    }
}

/// <summary>9 lanes.</summary>
public readonly struct LaneCount9 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 9;
    }
}

/// <summary>10 lanes.</summary>
public readonly struct LaneCount10 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 10;
    }
}

/// <summary>11 lanes.</summary>
public readonly struct LaneCount11 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 11;
    }
}

/// <summary>12 lanes.</summary>
public readonly struct LaneCount12 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 12;
    }
}

/// <summary>13 lanes.</summary>
public readonly struct LaneCount13 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 13;
    }
}

/// <summary>14 lanes.</summary>
public readonly struct LaneCount14 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 14;
    }
}

/// <summary>15 lanes.</summary>
public readonly struct LaneCount15 : ILaneCount
{
    /// <inheritdoc/>
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 15;
    }
}
