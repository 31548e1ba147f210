using System.Globalization;
using System.Text;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Kernels that differ in numbers only (extents, strides, constants), as one kernel that takes these numbers: slower by a few additions,
/// and much less to compile in a network of many layers.
/// </summary>
internal sealed class KernelFamily
{
    /// <summary>What kernels are called while they are compared.</summary>
    public const string AnyName = "«kernel»";

    private const string HelperDeclaration = $"void {AnyName}Finish";

    private readonly List<Member> _members;

    private KernelFamily(List<Member> members) => _members = members;

    /// <summary>The kernels, in the order of first use.</summary>
    public IReadOnlyList<Member> Members => _members;

    /// <summary>What the kernels' names have in common.</summary>
    public string Name
    {
        get
        {
            var name = _members[0].Name;
            foreach (var member in _members)
            {
                var same = 0;
                while (same < name.Length && same < member.Name.Length && name[same] == member.Name[same])
                    same++;
                name = name.Substring(0, same);
            }

            return name.EndsWith("To", StringComparison.Ordinal)
                ? name.Substring(0, name.Length - 2)
                : name.TrimEnd('_', 'x', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        }
    }

    /// <summary>Kernels in families; those that share their code with none are families of one.</summary>
    public static IEnumerable<KernelFamily> Of(IEnumerable<Member> kernels) =>
        kernels.GroupBy(kernel => kernel.Skeleton).Select(group => new KernelFamily([.. group]));

    /// <summary>Writes the kernel that serves all members.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="arguments">The numbers of each member, in the order of the parameters for them.</param>
    public string Write(string name, out IReadOnlyList<IReadOnlyList<string>> arguments)
    {
        var numbers = new FamilyNumbers(_members.ConvertAll(member => member.TakeNumbers()));
        arguments = numbers.Arguments;
        var first = _members[0].Text;
        var shared = first with
        {
            Parameters = [.. first.Parameters, .. numbers.Parameters],
            Summary = $"{first.Summary}\nand the same with other numbers, {Literal.Int(_members.Count)} in all",
        };
        var (position, isAboutSpans) = (0, false);
        var source = shared.Write(name);
        var text = new StringBuilder(source.Length);
        ForEachLine(source, (start, end) =>
        {
            if (start > 0)
                text.Append('\n');
            isAboutSpans = Contains(source, start, end, "Span");
            if (IsComment(source, start, end))
                text.Append(source, start, end - start);
            else
                Numbers.Replace(source, start, end, text, Expression);
        });
        return text.ToString();

        string Expression(string code, int start, int length)
        {
            // A span's length is no native integer.
            var expression = numbers.Expression(position++);
            return isAboutSpans && expression != code.Substring(start, length) ? $"(int){expression}" : expression;
        }
    }

    // The lines without what ends them; as many as Split finds.
    private static void ForEachLine(string text, Action<int, int> visit)
    {
        for (int start = 0, end; start <= text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            visit(start, end);
        }
    }

    private static bool Contains(string text, int start, int end, string part) => text.IndexOf(part, start, end - start, StringComparison.Ordinal) >= 0;

    private static bool IsComment(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        return end - start >= 2 && string.CompareOrdinal(text, start, "//", 0, 2) == 0;
    }

    /// <summary>A kernel.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Text">How it is written.</param>
    /// <param name="Source">It written, called <see cref="AnyName"/>.</param>
    internal sealed record Member(string Name, KernelText Text, string Source)
    {
        /// <summary>The source, called <see cref="Name"/>.</summary>
        public string Named => Source.Replace(AnyName, Name);

        /// <summary>The source without comments and numbers.</summary>
        public string Skeleton
        {
            get
            {
                var skeleton = new StringBuilder(Source.Length);
                ForEachLineOfCode((start, end, keepsNumbers) =>
                {
                    if (keepsNumbers)
                        skeleton.Append(Source, start, end - start);
                    else
                        Numbers.Replace(Source, start, end, skeleton, static (text, start, length) => text[start + length - 1] == 'f' ? "#f" : "#");
                    skeleton.Append('\n');
                });
                return skeleton.ToString();
            }
        }

        /// <summary>The numbers, in the order of the text.</summary>
        public IReadOnlyList<string> TakeNumbers()
        {
            var numbers = new List<string>();
            ForEachLineOfCode((start, end, _) =>
            {
                for (var at = Numbers.Next(Source, start, end, out var length); at >= 0; at = Numbers.Next(Source, at + length, end, out length))
                    numbers.Add(Source.Substring(at, length));
            });
            return numbers;
        }

        // Lines of code. What a helper needs, or the stack, stays a constant; so does the place of a vector of known width, which is no native integer.
        private void ForEachLineOfCode(Action<int, int, bool> visit)
        {
            var isHelper = false;
            ForEachLine(Source, (start, end) =>
            {
                if (IsComment(Source, start, end))
                    return;

                isHelper |= Has(HelperDeclaration);
                visit(start, end, isHelper || Has("stackalloc") || Has("LoadUnsafe(") || Has("StoreUnsafe("));

                bool Has(string part) => Contains(Source, start, end, part);
            });
        }
    }

    /// <summary>
    /// Few parameters for many numbers: those that are the same in all members stay, those that are in all members the same multiple of
    /// another, or the same sum of two, are computed.
    /// </summary>
    private sealed class FamilyNumbers
    {
        /// <summary>The largest multiple of a number that isn't a parameter of its own.</summary>
        private const int LargestFactor = 64;

        private const int LargestFactorOfSum = 4;

        private readonly int _members;
        private readonly List<Column> _parameters = [];
        private readonly List<Column> _integers = [];
        private readonly List<string> _expressions = [];

        /// <param name="members">The numbers of each member, in the order of the text.</param>
        public FamilyNumbers(List<IReadOnlyList<string>> members)
        {
            _members = members.Count;
            var columns = new List<Column>(members[0].Count);
            for (var position = 0; position < members[0].Count; position++)
                columns.Add(new Column(members.ConvertAll(numbers => numbers[position])));

            // The small ones first: the others may be multiples of them.
            var known = new Dictionary<string, string>();
            foreach (var column in Ordered.Ascending(columns.Where(column => column is { Varies: true, Integers: not null }), column => column.Total))
            {
                if (!known.ContainsKey(column.Key))
                    known.Add(column.Key, Multiple(column.Integers!) ?? Sum(column.Integers!) ?? New(column));
            }

            foreach (var column in columns.Where(column => column is { Varies: true, Integers: null }))
            {
                if (!known.ContainsKey(column.Key))
                    known.Add(column.Key, New(column));
            }

            _expressions.AddRange(columns.Select(column => known.TryGetValue(column.Key, out var expression) ? expression : column.Texts[0]));
        }

        /// <summary>The parameters' declarations.</summary>
        public IEnumerable<string> Parameters => _parameters.Select(parameter => $"{(parameter.Integers is null ? "float" : "nint")} {parameter.Name}");

        /// <summary>What each member passes for them.</summary>
        public IReadOnlyList<IReadOnlyList<string>> Arguments
        {
            get
            {
                var arguments = new List<IReadOnlyList<string>>();
                for (var member = 0; member < _members; member++)
                    arguments.Add(_parameters.ConvertAll(parameter => parameter.Texts[member]));
                return arguments;
            }
        }

        /// <summary>What stands in place of the number at a position of the text.</summary>
        public string Expression(int position) => _expressions[position];

        private string New(Column column)
        {
            column.Name = (column.Integers is null ? "f" : "p") + Literal.Int(_parameters.Count);
            _parameters.Add(column);
            if (column.Integers is not null)
                _integers.Add(column);
            return column.Name;
        }

        private string? Multiple(int[] column)
        {
            foreach (var parameter in _integers)
            {
                if (Factor(column, parameter.Integers!) is var factor and > 0)
                    return Times(factor, parameter.Name);
            }

            return null;
        }

        private string? Sum(int[] column)
        {
            var rest = new int[column.Length];
            for (var larger = _integers.Count - 1; larger >= 0; larger--)
            {
                for (var factor = 1; factor <= LargestFactorOfSum; factor++)
                {
                    for (var i = 0; i < rest.Length; i++)
                        rest[i] = column[i] - (factor * _integers[larger].Integers![i]);
                    if (Multiple(rest) is { } other)
                        return $"({Times(factor, _integers[larger].Name)} + {other})";
                }
            }

            return null;
        }

        private static string Times(int factor, string parameter) => factor == 1 ? parameter : $"({Literal.Int(factor)} * {parameter})";

        // How many times a parameter a column is in all members; 0 if it isn't.
        private static int Factor(int[] column, int[] parameter)
        {
            if (parameter[0] == 0 || column[0] <= 0)
                return 0;

            var factor = column[0] / parameter[0];
            if (factor is < 1 or > LargestFactor)
                return 0;

            for (var i = 0; i < column.Length; i++)
            {
                if (column[i] != (long)factor * parameter[i])
                    return 0;
            }

            return factor;
        }

        /// <summary>A number of the text in all members. (Plain loops: what is generic over numbers is compiled when it is first used, even if the rest is compiled ahead of time.)</summary>
        private sealed class Column
        {
            public Column(List<string> texts)
            {
                Texts = texts;
                Key = string.Join(",", texts);
                Varies = texts.Exists(text => text != texts[0]);
                if (!Varies || texts[0].EndsWith("f", StringComparison.Ordinal))
                    return;

                Integers = new int[texts.Count];
                for (var i = 0; i < Integers.Length; i++)
                    Total += Integers[i] = int.Parse(texts[i], CultureInfo.InvariantCulture);
            }

            public List<string> Texts { get; }

            public string Key { get; }

            public bool Varies { get; }

            /// <summary>Null for those of a float.</summary>
            public int[]? Integers { get; }

            public long Total { get; }

            /// <summary>What it is called, if it is a parameter.</summary>
            public string Name { get; set; } = "";
        }
    }
}
