using Xunit;

namespace NetGen.Package.Tests;

/// <summary>A test that needs what Native AOT links with; it is skipped, with the reason, where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeAotFactAttribute : FactAttribute
{
    public NativeAotFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Native AOT is tested on Linux only.";
        else if (!IsOnPath("clang"))
            Skip = "Native AOT isn't tested: there is no clang, which links its programs. tests/NetGen.Aot/install.sh installs it.";
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
