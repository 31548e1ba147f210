using NetGen.CodeFixes;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.Fixes;

public sealed class MakePartialCodeFixTests
{
    [Theory]
    [InlineData("public class {|NETGEN0002:Net|};", "public partial class Net;")]
    [InlineData("class {|NETGEN0002:Net|} { }", "partial class Net { }")]
    [InlineData("public sealed class {|NETGEN0002:Net|} { }", "public sealed partial class Net { }")]
    public Task Partial_is_added_last(string before, string after)
    {
        const string Attributes = "[Network, Input(2), Dense(1), MeanSquaredErrorLoss, Sgd(0.1)]\n";
        return CodeFixVerifier.Verify(new MakePartialCodeFix(), Attributes + before, Attributes + after);
    }

    [Fact]
    public Task Comments_and_lines_stay() => CodeFixVerifier.Verify(
        new MakePartialCodeFix(),
        """
        /// <summary>Mine.</summary>
        [Network]
        [Input(2)]  // two
        [Dense(1)]
        [MeanSquaredErrorLoss, Sgd(0.1)]
        // Public.
        public class {|NETGEN0002:Net|} // here
        {
        }
        """,
        """
        /// <summary>Mine.</summary>
        [Network]
        [Input(2)]  // two
        [Dense(1)]
        [MeanSquaredErrorLoss, Sgd(0.1)]
        // Public.
        public partial class Net // here
        {
        }
        """);

    [Fact]
    public Task The_network_and_all_types_around_it_are_fixed_at_once() => CodeFixVerifier.VerifyFixAll(
        new MakePartialCodeFix(),
        """
        public static class {|NETGEN0002:Outer|}
        {
            internal record struct {|NETGEN0002:Inner|}
            {
                [Network, Input(2), Dense(1), MeanSquaredErrorLoss, Sgd(0.1)]
                private class {|NETGEN0002:Net|} { }
            }
        }
        """,
        """
        public static partial class Outer
        {
            internal partial record struct Inner
            {
                [Network, Input(2), Dense(1), MeanSquaredErrorLoss, Sgd(0.1)]
                private partial class Net { }
            }
        }
        """);
}
