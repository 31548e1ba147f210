using System.Globalization;
using System.Text;

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
                name = name.Substring(0, name.Zip(member.Name, (a, b) => a == b).TakeWhile(same => same).Count());
            return name.EndsWith("To", StringComparison.Ordinal)
                ? name.Substring(0, name.Length - 2)
                : name.TrimEnd('_', 'x', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        }
    }

    /// <summary>Kernels in families; those that share their code with none are families of one.</summary>
    public static IEnumerable<KernelFamily> Of(IEnumerable<Member> kernels) =>
        kernels.GroupBy(kernel => kernel.Numbered.Skeleton).Select(group => new KernelFamily([.. group]));

    /// <summary>Writes the kernel that serves all members.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="arguments">The numbers of each member, in the order of the parameters for them.</param>
    public string Write(string name, out IReadOnlyList<IReadOnlyList<string>> arguments)
    {
        var numbers = new FamilyNumbers(_members.ConvertAll(member => member.Numbered.Numbers));
        arguments = numbers.Arguments;
        var first = _members[0].Text;
        var shared = first with
        {
            Parameters = [.. first.Parameters, .. numbers.Parameters],
            Summary = $"{first.Summary}\nand the same with other numbers, {Literal.Int(_members.Count)} in all",
        };
        var position = 0;
        return string.Join(
            "\n",
            shared.Write(name).Split('\n').Select(line => IsComment(line) ? line : Numbers.Replace(line, number =>
            {
                // A span's length is no native integer.
                var expression = numbers.Expression(position++);
                return expression != number && IsAboutSpans(line) ? $"(int){expression}" : expression;
            })));
    }

    private static bool IsAboutSpans(string line) => line.Contains("Span");

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    /// <summary>A kernel.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Text">How it is written.</param>
    /// <param name="Source">It written, called <see cref="AnyName"/>.</param>
    internal sealed record Member(string Name, KernelText Text, string Source)
    {
        private (string Skeleton, IReadOnlyList<string> Numbers)? _numbered;

        /// <summary>The source, called <see cref="Name"/>.</summary>
        public string Named => Source.Replace(AnyName, Name);

        /// <summary>The source without comments and numbers, and the numbers.</summary>
        public (string Skeleton, IReadOnlyList<string> Numbers) Numbered => _numbered ??= TakeNumbers();

        private (string Skeleton, IReadOnlyList<string> Numbers) TakeNumbers()
        {
            var numbers = new List<string>();
            var skeleton = new StringBuilder(Source.Length);
            var isHelper = false;
            foreach (var line in Source.Split('\n'))
            {
                if (IsComment(line))
                    continue;

                // What a helper needs, or the stack, stays a constant; so does the place of a vector of known width, which is no native integer.
                isHelper |= line.Contains(HelperDeclaration);
                var keeps = isHelper || line.Contains("stackalloc") || line.Contains("LoadUnsafe(") || line.Contains("StoreUnsafe(");
                Numbers.Replace(line, skeleton, number =>
                {
                    numbers.Add(number);
                    return keeps ? number : number.EndsWith("f", StringComparison.Ordinal) ? "#f" : "#";
                });
                skeleton.Append('\n');
            }

            return (skeleton.ToString(), numbers);
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
        private readonly List<(string Name, string[] Values)> _parameters = [];
        private readonly List<(string Name, int[] Values)> _integers = [];
        private readonly List<string> _expressions = [];

        /// <param name="members">The numbers of each member, in the order of the text.</param>
        public FamilyNumbers(List<IReadOnlyList<string>> members)
        {
            _members = members.Count;
            var columns = Enumerable.Range(0, members[0].Count).Select(position => members.Select(numbers => numbers[position]).ToArray()).ToList();
            var varying = columns.Where(column => column.Any(number => number != column[0])).ToList();
            var known = new Dictionary<string, string>();

            // The small ones first: the others may be multiples of them.
            var integers = varying.Where(column => !IsFloat(column)).Select(column => (Text: column, Values: column.Select(Parse).ToArray()));
            foreach (var (text, values) in integers.OrderBy(column => column.Values.Sum(number => (long)number)))
            {
                if (!known.ContainsKey(Key(text)))
                    known.Add(Key(text), Multiple(values) ?? Sum(values) ?? New(text, values));
            }

            foreach (var column in varying.Where(IsFloat))
            {
                if (!known.ContainsKey(Key(column)))
                    known.Add(Key(column), New(column, null));
            }

            _expressions.AddRange(columns.Select(column => known.TryGetValue(Key(column), out var expression) ? expression : column[0]));
        }

        /// <summary>The parameters' declarations.</summary>
        public IEnumerable<string> Parameters => _parameters.Select(parameter => $"{(IsFloat(parameter.Values) ? "float" : "nint")} {parameter.Name}");

        /// <summary>What each member passes for them.</summary>
        public IReadOnlyList<IReadOnlyList<string>> Arguments =>
            [.. Enumerable.Range(0, _members).Select(member => _parameters.ConvertAll(parameter => parameter.Values[member]))];

        /// <summary>What stands in place of the number at a position of the text.</summary>
        public string Expression(int position) => _expressions[position];

        private static bool IsFloat(string[] column) => column[0].EndsWith("f", StringComparison.Ordinal);

        private static int Parse(string number) => int.Parse(number, CultureInfo.InvariantCulture);

        private static string Key(string[] column) => string.Join(",", column);

        private string New(string[] column, int[]? values)
        {
            var name = (values is null ? "f" : "p") + Literal.Int(_parameters.Count);
            _parameters.Add((name, column));
            if (values is not null)
                _integers.Add((name, values));
            return name;
        }

        private string? Multiple(int[] column) => _integers
            .Select(parameter => Factor(column, parameter.Values) is { } factor ? Times(factor, parameter.Name) : null)
            .FirstOrDefault(text => text is not null);

        private string? Sum(int[] column)
        {
            foreach (var larger in Enumerable.Reverse(_integers))
            {
                for (var factor = 1; factor <= LargestFactorOfSum; factor++)
                {
                    var rest = column.Select((number, i) => number - (factor * larger.Values[i])).ToArray();
                    if (Multiple(rest) is { } other)
                        return $"({Times(factor, larger.Name)} + {other})";
                }
            }

            return null;
        }

        private static string Times(int factor, string parameter) => factor == 1 ? parameter : $"({Literal.Int(factor)} * {parameter})";

        private static int? Factor(int[] column, int[] parameter)
        {
            if (parameter[0] == 0 || column[0] <= 0)
                return null;

            var factor = column[0] / parameter[0];
            return factor is >= 1 and <= LargestFactor && column.Select((number, i) => (long)number == (long)factor * parameter[i]).All(fits => fits)
                ? factor : null;
        }
    }
}
