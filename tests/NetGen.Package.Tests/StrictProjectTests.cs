using NetGen.Package.Tests.Kit;
using Xunit;

namespace NetGen.Package.Tests;

[Collection(UsesPackages.Name)]
public sealed class StrictProjectTests(PackedPackages packages)
{
    private const string Networks =
        """
        using NetGen;

        namespace Strict.@namespace;

        /// <summary>A container with type parameters.</summary>
        /// <typeparam name="T">Anything.</typeparam>
        internal static partial class Outer<T>
            where T : struct
        {
            /// <summary>A container in it.</summary>
            internal sealed partial class Middle
            {
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

            /// <summary>Makes one.</summary>
            public static Middle.@event Create() => new(seed: 1);
        }

        /// <summary>A network that others may see.</summary>
        [Network]
        [Input(2)]
        [Dense(2, Activation = Activation.Tanh)]
        [MeanSquaredErrorLoss]
        [Sgd(0.1)]
        public partial class @class;
        """;

    private const string Program =
        """
        using System;
        using System.Globalization;
        using Strict.@namespace;

        var network = Outer<int>.Create();
        float[] image = [.. new float[72]];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"class {network.Classify(image)}, {@class.OutputSize} outputs"));
        """;

    [Fact]
    public void All_analyzers_checked_arithmetic_and_documentation_find_nothing_to_object_to()
    {
        var project = new FreshProject(packages.NewFolder("strict"), "Strict")
            .With("OutputType", "Exe")
            .With("GenerateDocumentationFile", "true")
            .With("CheckForOverflowUnderflow", "true")
            .With("AnalysisLevel", "latest-all")
            .With("AnalysisMode", "All")
            .UsingPackage(packages)
            .Source("Networks.cs", Networks)
            .Source("Program.cs", Program)
            .Write();

        project.Build().Succeeded();
        project.Run().Succeeded().Find(@"class ([0-2]), 2 outputs");
    }
}
