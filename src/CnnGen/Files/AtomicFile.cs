namespace CnnGen;

/// <summary>Files that are there as a whole or not at all.</summary>
internal static class AtomicFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>
    /// Writes a temporary file beside the path, flushes it to the disk and renames it; on a failure the old file is as before. The new file keeps the
    /// permissions of the one that it replaces. What cannot be replaced (a pipe, a device) is written to instead.
    /// </summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="write">Writes the content, from its start to its end.</param>
    /// <exception cref="IOException">The file cannot be written; the message names the path.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder is not writable, or the path is a folder; the message names the path.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string fullPath = Path.GetFullPath(path);
        string? target;
        UnixFileMode? mode = null;
        using (FileStream? existing = OpenExisting(fullPath))
        {
            target = FileLinks.Follow(fullPath);
            if (existing is not null && (target is null || !IsRegular(existing)))
            {
                WriteThrough(existing, write);
                return;
            }

            if (existing is not null && !OperatingSystem.IsWindows())
            {
                mode = File.GetUnixFileMode(existing.SafeFileHandle);
            }
        }

        Replace(target ?? fullPath, fullPath, mode, write);
    }

    /// <summary>
    /// Opens what is at the path, as only that tells whether it may be written, and what kind of file it is. It is opened once: a pipe's reader takes the
    /// first close for the end.
    /// </summary>
    private static FileStream? OpenExisting(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, BufferSize);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Pipes and terminals cannot seek. Other devices claim that they can; they are empty, and refuse a length.</summary>
    private static bool IsRegular(FileStream file)
    {
        if (!file.CanSeek || file.Length > 0)
        {
            return file.CanSeek;
        }

        try
        {
            file.SetLength(0);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void WriteThrough(FileStream file, Action<Stream> write)
    {
        if (file.CanSeek)
        {
            file.Seek(0, SeekOrigin.End);
        }

        write(file);
        file.Flush();
    }

    private static void Replace(string target, string path, UnixFileMode? mode, Action<Stream> write)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? target, $".cnngen-{Path.GetRandomFileName()}.tmp");
        FileStream? stream = null;
        try
        {
            stream = Create(temporary, mode);
            SetMode(stream, mode);
            write(stream);
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            Move(temporary, target);
        }
        catch (Exception failure)
        {
            Remove(stream, temporary);
            if (failure is IOException or UnauthorizedAccessException)
            {
                throw PathFailure.Of(failure, temporary, path);
            }

            throw;
        }
    }

    /// <summary>Creates the temporary file: nobody may read it who may not read the old one.</summary>
    private static FileStream Create(string path, UnixFileMode? mode)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = BufferSize };
        if (mode is { } wanted && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = wanted & (UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return new FileStream(path, options);
    }

    private static void SetMode(FileStream stream, UnixFileMode? mode)
    {
        if (mode is { } wanted && !OperatingSystem.IsWindows() && File.GetUnixFileMode(stream.SafeFileHandle) != wanted)
        {
            File.SetUnixFileMode(stream.SafeFileHandle, wanted);
        }
    }

    private static void Move(string temporary, string target)
    {
        if (OperatingSystem.IsWindows() && File.Exists(target))
        {
            // Unlike a rename, it keeps the old file's owner and access rules.
            File.Replace(temporary, target, destinationBackupFileName: null, ignoreMetadataErrors: true);
            return;
        }

        File.Move(temporary, target, overwrite: true);
    }

    /// <summary>Removes what is left; the failure that led here is worth more than one of the clean-up.</summary>
    private static void Remove(FileStream? stream, string path)
    {
        try
        {
            stream?.Dispose();
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
