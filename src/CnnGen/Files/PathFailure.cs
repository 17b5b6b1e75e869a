namespace CnnGen;

/// <summary>Failures that name the caller's path, and never a temporary file that the caller has not heard of.</summary>
internal static class PathFailure
{
    /// <param name="failure">What went wrong.</param>
    /// <param name="temporary">The path that it may name.</param>
    /// <param name="path">The one that it is to name.</param>
    /// <returns>A failure of the same kind. It does not hold the first one, which would name the temporary file again.</returns>
    public static Exception Of(Exception failure, string temporary, string path)
    {
        string message = failure.Message.Replace(temporary, path, StringComparison.Ordinal);
        if (!message.Contains(path, StringComparison.Ordinal))
        {
            message = $"{path}: {message}";
        }

        return failure switch
        {
            UnauthorizedAccessException => new UnauthorizedAccessException(message) { HResult = failure.HResult },
            DirectoryNotFoundException => new DirectoryNotFoundException(message) { HResult = failure.HResult },
            PathTooLongException => new PathTooLongException(message) { HResult = failure.HResult },
            _ => new IOException(message, failure.HResult),
        };
    }
}
