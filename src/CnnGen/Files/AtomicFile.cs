namespace CnnGen;

/// <summary>Files that are there as a whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a temporary file beside the path, flushes it to the disk and renames it; on a failure the old file is as before.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        FileInfo link = new(target);
        if (link.LinkTarget is not null)
        {
            target = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }

        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? target, $".cnngen-{Path.GetRandomFileName()}.tmp");
        using FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        try
        {
            write(stream);
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            Remove(stream, temporary);
            throw;
        }
    }

    /// <summary>Removes what is left; the failure that led here is worth more than one of the clean-up.</summary>
    private static void Remove(FileStream stream, string path)
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
        }

        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }
}
