using NetGen.Package.Tests.Kit;
using Xunit;

namespace NetGen.Package.Tests;

[Collection(UsesPackages.Name)]
public sealed class SolutionTests(PackedPackages packages)
{
    private const string Network =
        """
        using NetGen;

        namespace Models;

        /// <summary>A network that a library shows.</summary>
        [Network]
        [Input(3)]
        [Dense(4, Activation = Activation.ReLU)]
        [Dense(2)]
        [CrossEntropyLoss]
        [Adam(0.01)]
        public partial class SharedNetwork;
        """;

    private const string User =
        """
        using Models;

        var network = new SharedNetwork(seed: 1);
        network.TrainStep([1, 2, 3], [1]);
        Console.WriteLine($"{network.Parameters.Count} parameters, class {network.Classify([1, 2, 3])}");
        """;

    // The second program has a network of its own, of the same name, and the library's.
    private const string OwnNetwork =
        """
        using NetGen;

        namespace Own;

        [Network, Input(3), Dense(1), MeanSquaredErrorLoss, Sgd(0.1)]
        public partial class SharedNetwork;
        """;

    private const string OwnUser =
        """
        using NetGen.Training;

        ITrainable<float> own = new Own.SharedNetwork(seed: 1);
        ITrainable<int> shared = new Models.SharedNetwork(seed: 1);
        Console.WriteLine($"{own.OutputSize} and {shared.OutputSize} outputs");
        """;

    [Fact]
    public void A_library_shows_a_network_to_programs_with_and_without_networks_of_their_own()
    {
        var folder = packages.NewFolder("solution");
        var library = new FreshProject(folder, "Models").UsingPackage(packages).Source("SharedNetwork.cs", Network).Write();
        var user = new FreshProject(folder, "User").With("OutputType", "Exe").Using(library).Source("Program.cs", User).Write();
        var owner = new FreshProject(folder, "Owner").With("OutputType", "Exe").Using(library).UsingPackage(packages)
            .Source("OwnNetwork.cs", OwnNetwork).Source("Program.cs", OwnUser).Write();

        // A solution's file, as short as MSBuild reads it.
        File.WriteAllText(
            Path.Combine(folder, "All.slnx"),
            $"""<Solution>{string.Concat(new[] { library, user, owner }.Select(project => $"<Project Path=\"{Path.GetRelativePath(folder, project.FilePath)}\" />"))}</Solution>""");
        Commands.DotNet(folder, "build", "All.slnx", "-c", "Release", "-warnaserror").Succeeded();

        user.Run().Succeeded().Find(@"(4) parameters, class [01]");
        owner.Run().Succeeded().Find(@"(1 and 2) outputs");
    }
}
