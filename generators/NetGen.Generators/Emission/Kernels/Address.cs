using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>A place in a tensor: a constant and multiples of loop variables.</summary>
internal sealed record Address(int Start, EquatableArray<string> Terms)
{
    public Address(int start)
        : this(start, default)
    {
    }

    public Address Plus(string index, int stride = 1) => stride == 0 || index == "0" ? this
        : this with { Terms = Terms.Append(Product(index, stride)).ToEquatableArray() };

    public Address Plus(int offset) => this with { Start = checked(Start + offset) };

    /// <summary>The offset as C#: an argument, or a side of an addition.</summary>
    public string Text => Terms.Count == 0 ? Literal.Int(Start)
        : Start == 0 && Terms.Count == 1 && IsProduct(Terms[0]) ? Terms[0].Substring(1, Terms[0].Length - 2)
        : Start < 0 ? $"{string.Join(" + ", Terms)} - {Literal.Int(-Start)}"
        : string.Join(" + ", Start == 0 ? Terms : Terms.Append(Literal.Int(Start)));

    /// <summary>The element behind a reference.</summary>
    public string Reference(string reference) => Text == "0" ? reference : $"Unsafe.Add(ref {reference}, {Text})";

    // A product by itself needs no parentheses.
    private static bool IsProduct(string term)
    {
        var depth = 0;
        for (var i = 0; i < term.Length; i++)
        {
            depth += term[i] == '(' ? 1 : term[i] == ')' ? -1 : 0;
            if (depth == 0 && i < term.Length - 1)
                return false;
        }

        return term[0] == '(' && !IsSum(term.Substring(1, term.Length - 2));
    }

    private static string Product(string index, int stride)
    {
        if (stride == 1)
            return index.Contains(" ") ? $"({index})" : index;
        var factor = stride < 0 ? $"({Literal.Int(stride)})" : Literal.Int(stride);
        return $"({(IsSum(index) ? $"({index})" : index)} * {factor})";
    }

    // Whether a factor needs parentheses: products don't, nor what has its own.
    private static bool IsSum(string index)
    {
        var depth = 0;
        foreach (var character in index)
        {
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (depth == 0 && character is ('+' or '-'))
                return true;
        }

        return false;
    }
}
