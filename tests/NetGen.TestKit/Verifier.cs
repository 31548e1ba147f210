using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace NetGen.TestKit;

/// <summary>
/// Snapshot tests by Verify's conventions: <c>Class.Method#hint.verified.cs</c> beside the test is what must come out; what came out
/// otherwise is written to <c>….received.cs</c>, to be moved over once a person has read it. Set NETGEN_ACCEPT_SNAPSHOTS=1 to move all.
/// </summary>
public static class Verifier
{
    private const string AcceptVariable = "NETGEN_ACCEPT_SNAPSHOTS";

    /// <summary>Compares one text with its snapshot.</summary>
    /// <param name="text">What came out.</param>
    /// <param name="hint">Tells several snapshots of one test apart.</param>
    /// <param name="extension">The kind of file.</param>
    /// <param name="file">The test's file, whose name is the class's.</param>
    /// <param name="method">The test.</param>
    public static Task Verify(
        string text, string? hint = null, string extension = "cs", [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var failure = Compare(new Snapshot(file, method, hint, extension), text);
        return failure is null ? Task.CompletedTask : throw new XunitException(failure);
    }

    /// <summary>Compares every generated file with its snapshot; there must be no snapshot without a file.</summary>
    public static Task Verify(GeneratorRun run, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(run);
        var snapshots = run.Files.ToDictionary(
            pair => new Snapshot(file, method, Path.GetFileNameWithoutExtension(pair.Key), "cs"), pair => pair.Value);
        var failures = snapshots.Select(pair => Compare(pair.Key, pair.Value)).OfType<string>().ToList();
        failures.AddRange(Snapshot.Existing(file, method)
            .Except(snapshots.Keys.Select(snapshot => snapshot.Verified))
            .Select(orphan => $"{orphan} has no generated file any more."));
        return failures.Count == 0 ? Task.CompletedTask : throw new XunitException(string.Join("\n\n", failures));
    }

    private static string? Compare(Snapshot snapshot, string text)
    {
        var received = Normalize(text);
        var verified = File.Exists(snapshot.Verified) ? Normalize(File.ReadAllText(snapshot.Verified)) : null;
        if (received == verified)
        {
            File.Delete(snapshot.Received);
            return null;
        }

        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(snapshot.Verified, received);
            return null;
        }

        File.WriteAllText(snapshot.Received, received);
        return verified is null
            ? $"There is no snapshot {snapshot.Verified} yet; read {snapshot.Received} and rename it."
            : $"{snapshot.Received} differs from its snapshot:\n{TextDiff.Between(verified, received)}";
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
