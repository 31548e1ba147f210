using System.Buffers.Binary;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using static System.FormattableString;

namespace NetGen;

/// <summary>All parameters, or all gradients, of a network, in the order of its layers.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A set of parameters is what it is; it cannot grow.")]
public sealed class ParameterSet : IReadOnlyList<Parameter>
{
    private readonly Parameter[] _parameters;
    private readonly Dictionary<string, Parameter> _byName;

    /// <summary>A set of parameters; generated code calls it.</summary>
    /// <param name="parameters">The parameters in order; their names differ.</param>
    /// <exception cref="ArgumentException">Two parameters have the same name.</exception>
    public ParameterSet(params Parameter[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = [.. parameters];
        _byName = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        foreach (Parameter parameter in _parameters)
        {
            ArgumentNullException.ThrowIfNull(parameter, nameof(parameters));
            if (!_byName.TryAdd(parameter.Name, parameter))
                throw new ArgumentException($"Two parameters are named {parameter.Name}; names must differ.", nameof(parameters));
            TotalLength = checked(TotalLength + parameter.Length);
        }
    }

    /// <summary>The number of parameters (tensors).</summary>
    public int Count => _parameters.Length;

    /// <summary>The number of values of all parameters together.</summary>
    public int TotalLength { get; }

    /// <summary>A parameter by its position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not in 0 .. <see cref="Count"/> - 1.</exception>
    public Parameter this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_parameters.Length)
                throw new ArgumentOutOfRangeException(nameof(index), index, $"The index must be in 0 .. {_parameters.Length - 1}.");
            return _parameters[index];
        }
    }

    /// <summary>A parameter by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message lists the names.</exception>
    public Parameter this[string name] => TryGet(name, out Parameter? parameter)
        ? parameter
        : throw new KeyNotFoundException(
            $"There is no parameter {name}; there are {string.Join(", ", _parameters.Select(known => known.Name))}.");

    /// <summary>Looks for a parameter.</summary>
    /// <param name="name">Its exact name.</param>
    /// <param name="parameter">The parameter, or null.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out Parameter? parameter)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.TryGetValue(name, out parameter);
    }

    /// <summary>Copies all values out: parameter after parameter, each in logical row-major order.</summary>
    /// <param name="values">Exactly <see cref="TotalLength"/> values, written.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> has another length.</exception>
    public void CopyTo(Span<float> values)
    {
        RequireLength(values.Length, nameof(values));
        foreach (Parameter parameter in _parameters)
        {
            parameter.CopyTo(values[..parameter.Length]);
            values = values[parameter.Length..];
        }
    }

    /// <summary>Copies all values in: parameter after parameter, each in logical row-major order.</summary>
    /// <param name="values">Exactly <see cref="TotalLength"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> has another length; nothing is changed.</exception>
    public void CopyFrom(ReadOnlySpan<float> values)
    {
        RequireLength(values.Length, nameof(values));
        foreach (Parameter parameter in _parameters)
        {
            parameter.CopyFrom(values[..parameter.Length]);
            values = values[parameter.Length..];
        }
    }

    /// <summary>
    /// The SHA-256 of all values, parameter after parameter in logical row-major order, as little-endian 32-bit floats: two networks with
    /// the same hash have the same bits in every weight.
    /// </summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Parameter parameter in _parameters)
        {
            float[] values = parameter.ToArray();
            var bytes = new byte[sizeof(float) * values.Length];
            for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(float) * i), values[i]);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => ((IEnumerable<Parameter>)_parameters).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void RequireLength(int length, string paramName)
    {
        if (length == TotalLength) return;
        throw new ArgumentException(
            Invariant($"The length is {length}; it must be {TotalLength}, the number of values of all parameters."), paramName);
    }
}
