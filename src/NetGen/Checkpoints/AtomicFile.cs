namespace NetGen.Checkpoints;

/// <summary>Writes a file so that at any time there is either the whole old one or the whole new one.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a temporary file beside the target, forces it to the disk, and moves it over the target.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="write">Writes the content; if it throws, the old file stays and nothing is left behind.</param>
    /// <exception cref="DirectoryNotFoundException">The folder isn't there.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);

        // Otherwise the message would speak of the temporary file, of which the caller knows nothing.
        if (Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder '{folder}' to write '{Path.GetFileName(target)}' to.");

        // Beside it, because only within one file system a move replaces in one step.
        string temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, Options(target)))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static FileStreamOptions Options(string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };

        // A checkpoint that only its owner may read stays so.
        if (!OperatingSystem.IsWindows() && File.Exists(target)) options.UnixCreateMode = File.GetUnixFileMode(target);
        return options;
    }
}
