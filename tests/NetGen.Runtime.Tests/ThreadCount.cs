namespace NetGen.Runtime.Tests;

/// <summary>Sets the number of threads for a while. It is the process's: tests that do so are one collection, run one by one.</summary>
internal static class ThreadCount
{
    public const string Collection = "number of threads";

    public static void Use(int threads, Action action)
    {
        int before = NetGenOptions.Threads;
        NetGenOptions.Threads = threads;
        try
        {
            action();
        }
        finally
        {
            NetGenOptions.Threads = before;
        }
    }
}
