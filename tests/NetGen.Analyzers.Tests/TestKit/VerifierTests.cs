using NetGen.TestKit;
using Xunit;
using Xunit.Sdk;

namespace NetGen.Analyzers.Tests.TestKit;

public sealed class VerifierTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("netgen-verifier").FullName;

    private string TestFile => Path.Combine(_directory, "SomeTests.cs");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task What_equals_its_snapshot_passes_and_leaves_nothing_behind()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "SomeTests.Works#a.verified.cs"), "one\r\ntwo\r\n");
        await File.WriteAllTextAsync(Path.Combine(_directory, "SomeTests.Works#a.received.cs"), "older");
        await Verifier.Verify("one\ntwo\n", "a", file: TestFile, method: "Works");
        Assert.Equal(["SomeTests.Works#a.verified.cs"], Files());
    }

    [Fact]
    public async Task What_differs_is_written_beside_the_snapshot_and_shown()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "SomeTests.Differs.verified.txt"), "1\n2\n3\n4\n5\n6\n7\n");
        var failure = await Assert.ThrowsAsync<XunitException>(
            () => Verifier.Verify("1\n2\n3\nfour\n5\n6\n7\n", extension: "txt", file: TestFile, method: "Differs"));
        Assert.EndsWith("  2\n  3\n- 4\n+ four\n  5\n  6", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["SomeTests.Differs.received.txt", "SomeTests.Differs.verified.txt"], Files());
        Assert.Equal("1\n2\n3\nfour\n5\n6\n7\n", await File.ReadAllTextAsync(Path.Combine(_directory, "SomeTests.Differs.received.txt")));
    }

    [Fact]
    public async Task What_has_no_snapshot_yet_fails_and_is_written()
    {
        await Assert.ThrowsAsync<XunitException>(() => Verifier.Verify("text", file: TestFile, method: "New"));
        Assert.Equal(["SomeTests.New.received.cs"], Files());
    }

    [Fact]
    public async Task A_snapshot_without_a_generated_file_fails()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "SomeTests.Orphan#Old.g.verified.cs"), "");
        var failure = await Assert.ThrowsAsync<XunitException>(
            () => Verifier.Verify(GeneratorRun.Of("class Nothing;"), file: TestFile, method: "Orphan"));
        Assert.EndsWith("SomeTests.Orphan#Old.g.verified.cs has no generated file any more.", failure.Message, StringComparison.Ordinal);
    }

    private IEnumerable<string?> Files() => Directory.EnumerateFiles(_directory).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
