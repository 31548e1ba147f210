using NetGen.Package.Tests.Kit;
using Xunit;

namespace NetGen.Package.Tests;

[Collection(UsesPackages.Name)]
public sealed class StrictProjectTests(PackedPackages packages)
{
    // What is public is documented and has names of other languages, too: analyzers ask for both.
    private const string Networks =
        """
        using NetGen;

        namespace Strict;

        /// <summary>A network that others may see.</summary>
        [Network]
        [Input(2)]
        [Dense(2, Activation = Activation.Tanh)]
        [MeanSquaredErrorLoss]
        [Sgd(0.1)]
        public partial class VisibleNetwork;

        /// <summary>A container with type parameters.</summary>
        /// <typeparam name="T">Anything.</typeparam>
        internal static partial class Outer<T>
            where T : struct
        {
            /// <summary>Makes a network.</summary>
            public static Middle.@event Create() => new(seed: 1);

            /// <summary>A container in it.</summary>
            internal sealed partial class Middle
            {
                private Middle()
                {
                }

                /// <summary>A network that is called like a keyword.</summary>
                [Network]
                [Input(6, 6, 2)]
                [Conv2D(4, kernel: 3, Activation = Activation.ReLU)]
                [Flatten]
                [Dropout(0.2)]
                [Dense(3)]
                [CrossEntropyLoss]
                [AdamW(1e-3)]
                [Accuracy]
                internal sealed partial class @event;
            }
        }
        """;

    private const string User =
        """
        namespace Strict;

        /// <summary>Uses the hidden network.</summary>
        public static class Classes
        {
            /// <summary>The class of an empty image.</summary>
            public static int OfNothing() => Outer<int>.Create().Classify(new float[72]);
        }
        """;

    [Fact]
    public void All_analyzers_checked_arithmetic_and_documentation_find_nothing_to_object_to() =>
        Strict("strict").Write().Build().Succeeded();

    // The pack of Windows' desktop isn't needed for what has no windows, and isn't to be had everywhere.
    [Fact]
    public void So_it_is_for_several_target_frameworks() =>
        Strict("frameworks")
            .ForFrameworks("net10.0", "net10.0-windows")
            .With("EnableWindowsTargeting", "true")
            .With("DisableTransitiveFrameworkReferenceDownloads", "true")
            .Write()
            .Build()
            .Succeeded();

    private FreshProject Strict(string folder) =>
        new FreshProject(packages.NewFolder(folder), "Strict")
            .With("GenerateDocumentationFile", "true")
            .With("CheckForOverflowUnderflow", "true")
            .With("AnalysisLevel", "latest-all")
            .With("AnalysisMode", "All")
            .With("EnableNETAnalyzers", "true")
            .UsingPackage(packages)
            .Source("Networks.cs", Networks)
            .Source("Classes.cs", User);
}
