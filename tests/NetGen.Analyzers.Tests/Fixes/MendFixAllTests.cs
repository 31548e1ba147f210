using NetGen.CodeFixes;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.Fixes;

/// <summary>One press of a key for a whole file: each mend once, none in the way of another, all in the manner of the source.</summary>
public sealed class MendFixAllTests
{
    [Fact]
    public Task Every_bias_before_a_normalisation_goes() => CodeFixVerifier.VerifyFixAll(
        new MendCodeFix(),
        """
        [Network]
        [Input(8, 8, 1)]
        [{|NETGEN0033:Conv2D(8, 3)|}]
        [BatchNorm(Activation = Activation.ReLU)]
        [Conv2D(16, 3), BatchNorm(Activation = Activation.ReLU)]
        [Flatten]
        [Dense(10)]
        [CrossEntropyLoss]
        [Adam(1e-3)]
        public partial class Net;
        """,
        """
        [Network]
        [Input(8, 8, 1)]
        [Conv2D(8, 3, UseBias = false)]
        [BatchNorm(Activation = Activation.ReLU)]
        [Conv2D(16, 3, UseBias = false), BatchNorm(Activation = Activation.ReLU)]
        [Flatten]
        [Dense(10)]
        [CrossEntropyLoss]
        [Adam(1e-3)]
        public partial class Net;
        """);

    [Fact]
    public Task Layers_without_effect_go_from_lists_and_lines() => CodeFixVerifier.VerifyFixAll(
        new MendCodeFix(),
        """
        [Network, Input(4), {|NETGEN0048:Flatten|}, Dropout(0), Dense(16, Activation = Activation.ReLU), GaussianNoise(0)]
        [Dropout(0), Dropout(0)]
        [Dropout(0)] [Dense(3)]
        [CrossEntropyLoss, Adam(1e-3)]
        public partial class Net;
        """,
        """
        [Network, Input(4), Dense(16, Activation = Activation.ReLU)]
        [Dense(3)]
        [CrossEntropyLoss, Adam(1e-3)]
        public partial class Net;
        """);

    [Fact]
    public Task A_block_that_is_used_twice_is_mended_once() => CodeFixVerifier.VerifyFixAll(
        new MendCodeFix(),
        """
        [Block, Dense(4, Activation = Activation.ReLU)]
        public class Body;

        [Network, Input(2, 2, 1), Concat<{|NETGEN0012:Body|}, Body>, Dense(3), CrossEntropyLoss, Adam(1e-3)]
        public partial class First;

        [Network, Input(2, 2, 1), Block<Body>, Dense(3), CrossEntropyLoss, Adam(1e-3)]
        public partial class Second;
        """,
        """
        [Block, Flatten, Dense(4, Activation = Activation.ReLU)]
        public class Body;

        [Network, Input(2, 2, 1), Concat<Body, Body>, Dense(3), CrossEntropyLoss, Adam(1e-3)]
        public partial class First;

        [Network, Input(2, 2, 1), Block<Body>, Dense(3), CrossEntropyLoss, Adam(1e-3)]
        public partial class Second;
        """);

    [Fact]
    public Task Missing_parts_are_added_to_each_network() => CodeFixVerifier.VerifyFixAll(
        new MendCodeFix(),
        """
        [Network, Input(4), Dense(3), CrossEntropyLoss]
        public partial class {|NETGEN0016:First|};

        [Network]
        [Input(4)]
        [Dense(1)]
        [MeanSquaredErrorLoss]
        public partial class Second;
        """,
        """
        [Network, Input(4), Dense(3), CrossEntropyLoss, Adam(1e-3)]
        public partial class First;

        [Network]
        [Input(4)]
        [Dense(1)]
        [MeanSquaredErrorLoss]
        [Adam(1e-3)]
        public partial class Second;
        """);

    [Fact]
    public Task Sizes_become_free_neighbours() => CodeFixVerifier.VerifyFixAll(
        new MendCodeFix(),
        "[Network, Input(8, 8, 1), Conv2D({|NETGEN0056:20|}, 3, Activation = Activation.ReLU), Flatten, Dense(units: 100, Activation = Activation.ReLU), Dense(10), CrossEntropyLoss, Adam(1e-3)] public partial class Net;",
        "[Network, Input(8, 8, 1), Conv2D(32, 3, Activation = Activation.ReLU), Flatten, Dense(units: 112, Activation = Activation.ReLU), Dense(10), CrossEntropyLoss, Adam(1e-3)] public partial class Net;");

    [Fact]
    public Task Redundant_softmax_goes_as_an_option_and_as_a_layer() => CodeFixVerifier.VerifyFixAll(
        new MendCodeFix(),
        """
        [Network, Input(4), Dense(3, Activation = {|NETGEN0019:Activation.Softmax|}), CrossEntropyLoss, Adam(1e-3)]
        public partial class First;

        [Network, Input(4), Dense(1), Activation(Activation.Sigmoid), BinaryCrossEntropyLoss, Adam(1e-3)]
        public partial class Second;
        """,
        """
        [Network, Input(4), Dense(3), CrossEntropyLoss, Adam(1e-3)]
        public partial class First;

        [Network, Input(4), Dense(1), BinaryCrossEntropyLoss, Adam(1e-3)]
        public partial class Second;
        """);
}
