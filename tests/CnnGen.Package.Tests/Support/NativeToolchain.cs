namespace CnnGen.Package.Tests.Support;

/// <summary>What a Native AOT publish needs beside the SDK: a linker, and zlib's headers on some systems.</summary>
internal static class NativeToolchain
{
    /// <summary>Ends the test where native code cannot be linked: as skipped, but for CI, which says that it has what it takes.</summary>
    public static void Require()
    {
        bool isThere = !OperatingSystem.IsLinux()
            || Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "clang")));
        bool isPromised = Environment.GetEnvironmentVariable("CNNGEN_NATIVE") == "1";
        Assert.SkipUnless(isThere || isPromised, "Native AOT needs clang, which is not installed.");
    }
}
