using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Spec;

/// <summary>
/// One attribute as the user wrote it, with nothing of Roslyn in it: the attribute's short name (<c>Dense</c>; <c>Residual&lt;&gt;</c> for
/// a generic one) and its arguments, those for type parameters too.
/// Its place in the source is found again from its index on the declaration, so that moving code re-runs nothing.
/// </summary>
internal sealed record AttributeModel(string Name, EquatableArray<ArgumentModel> Arguments)
{
    /// <summary>Whether the C# compiler couldn't make sense of an argument: it says so itself, and nothing is known of the value.</summary>
    public bool HasErrors { get; init; }

    /// <summary>The names of the type arguments.</summary>
    public EquatableArray<string> TypeArguments { get; init; }

    /// <summary>What messages call it: <c>Dense</c>, <c>Residual&lt;Body&gt;</c>.</summary>
    public string Label => TypeArguments.Count == 0 ? Name : $"{Name.Substring(0, Name.IndexOf('<'))}<{string.Join(", ", TypeArguments)}>";

    /// <summary>All blocks that the attribute names.</summary>
    public IEnumerable<BlockReference> Blocks => Arguments.Select(argument => argument.Value).OfType<BlockReference>();

    public bool Has(string argument) => Find(argument) is not null;

    public int Int(string argument, int otherwise = 0) => Find(argument) is int value ? value : otherwise;

    public long Long(string argument) => Find(argument) switch
    {
        long value => value,
        int value => value,
        _ => 0,
    };

    public double Double(string argument, double otherwise = 0) => Find(argument) switch
    {
        double value => value,
        int value => value,
        _ => otherwise,
    };

    public bool Bool(string argument, bool otherwise = false) => Find(argument) is bool value ? value : otherwise;

    public string? String(string argument) => Find(argument) as string;

    public BlockReference? Block(string argument) => Find(argument) as BlockReference;

    public EquatableArray<double> Doubles(string argument) => Find(argument) is EquatableArray<double> value ? value : default;

    public Integers Ints(string argument) => Find(argument) is Integers value ? value : default;

    /// <summary>An enum argument; the model holds its value as a number, as the compiler does.</summary>
    public T Enum<T>(string argument, T otherwise)
        where T : struct, Enum => Find(argument) is int value ? (T)System.Enum.ToObject(typeof(T), value) : otherwise;

    private object? Find(string argument)
    {
        foreach (var candidate in Arguments)
        {
            if (candidate.Name == argument)
                return candidate.Value;
        }

        return null;
    }
}

/// <summary>
/// An argument: the constructor parameter's name (<c>units</c>), the property's (<c>UseBias</c>) or the type parameter's
/// (<c>TBlock</c>), and a value that is an <see cref="int"/> (enums too), <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/>,
/// <see cref="BlockReference"/>, or an equatable array of int or double.
/// </summary>
internal sealed record ArgumentModel(string Name, object Value);
