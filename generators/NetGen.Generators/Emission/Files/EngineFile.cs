using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Files;

/// <summary>The engine: gradients, workspace, and how a batch is shared among workers.</summary>
internal static class EngineFile
{
    /// <summary>Random streams below this number belong to the initialisation of parameters.</summary>
    public const int FirstDropoutStream = 0x10000;

    public static DraftFile Write(NetworkPlan plan) => SourceFile.Write(
        plan, "Training", "What training needs besides the parameters, and how a batch is shared among workers.", writer =>
        {
            SourceFile.AllowOwnName(writer);
            writer.Line("/// <summary>Gradients, optimizer state and workspace; made when training begins.</summary>");
            using (writer.Braces($"private sealed partial class Engine({plan.Spec.Type.Name} network) : ITeamWork"))
                new EngineWriter(plan, writer).Write();
        });
}
