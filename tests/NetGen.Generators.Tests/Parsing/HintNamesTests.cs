using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Parsing;

public sealed class HintNamesTests
{
    private const string Attributes = "[Network, Input(2), Dense(1), MeanSquaredErrorLoss, Sgd(0.1)]";

    [Fact]
    public void Networks_of_one_name_in_different_places_have_different_files()
    {
        var run = GeneratorRun.Of(
            $$"""
            {{Attributes}} public partial class Net;

            namespace A
            {
                {{Attributes}} public partial class Net;
                public partial class Outer { {{Attributes}} public partial class Net; }
                public partial class Outer<T> { {{Attributes}} public partial class Net; }
                public partial class Outer<T, U> { {{Attributes}} public partial class Net; }
            }

            namespace A.B { {{Attributes}} public partial class Net; }
            """);
        Assert.Equal(
            ["A.B.Net", "A.Net", "A.Outer.Net", "A.Outer`1.Net", "A.Outer`2.Net", "Net"],
            run.Files.Keys.Where(name => name.EndsWith("Net.g.cs", StringComparison.Ordinal))
                .Select(name => name[..^".g.cs".Length])
                .Order(StringComparer.Ordinal));
        run.AssertClean();
    }

    [Fact]
    public void Names_that_differ_by_case_only_get_a_number()
    {
        var run = GeneratorRun.Of(
            $$"""
            namespace a { {{Attributes}} public partial class Net; {{Attributes}} public partial class NET; }
            namespace a { {{Attributes}} public partial class net; }
            namespace A { {{Attributes}} public partial class Net; }
            """);
        Assert.Equal(
            ["A.Net", "a-2.NET", "a-2.Net-2", "a-2.net-3"],
            run.Files.Keys.Where(name => name.Count(c => c == '.') == "A.Net.g.cs".Count(c => c == '.'))
                .Select(name => name[..^".g.cs".Length])
                .Order(StringComparer.Ordinal));
        run.AssertClean();
    }
}
