using System.Diagnostics;
using System.Runtime.Versioning;
using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Runtime.Files;

/// <summary>What saving leaves at a path: permissions, links, pipes and devices, and the path that a failure names.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SavedPathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cnngen-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)]
    public void ReplacedFile_KeepsItsMode(UnixFileMode mode)
    {
        RequireUnix();
        string path = Existing("weights.safetensors");
        System.IO.File.SetUnixFileMode(path, mode);
        Network().Save(path);
        Assert.Equal(mode, System.IO.File.GetUnixFileMode(path));
        Network().Load(path);
    }

    [Fact]
    public void NewFile_FollowsTheUmask_AsEveryNewFileDoes()
    {
        RequireUnix();
        string other = Existing("other");
        Network().Save(PathOf("weights.safetensors"));
        Assert.Equal(System.IO.File.GetUnixFileMode(other), System.IO.File.GetUnixFileMode(PathOf("weights.safetensors")));
    }

    [Fact]
    public void FailureWhileWriting_KeepsModeAndContent_AndHidesTheTemporaryFile()
    {
        RequireUnix();
        string path = Existing("weights.safetensors");
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        UnixFileMode whileWriting = UnixFileMode.None;
        IOException failure = Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            string temporary = Assert.Single(Directory.GetFiles(_folder, ".*"));
            whileWriting = System.IO.File.GetUnixFileMode(temporary);
            throw new IOException($"No space left on device : '{temporary}'");
        }));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, whileWriting);
        Assert.Equal($"No space left on device : '{path}'", failure.Message);
        Assert.DoesNotContain(".tmp", failure.ToString());
        Assert.Equal("old", System.IO.File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void FailureThatNamesNoPath_IsGivenIt()
    {
        IOException failure = Assert.Throws<IOException>(() => AtomicFile.Write(PathOf("weights"), static _ => throw new IOException("The disk is gone.", 42)));
        Assert.Equal($"{PathOf("weights")}: The disk is gone.", failure.Message);
        Assert.Equal(42, failure.HResult);
    }

    [Fact]
    public void OtherExceptions_PassAsTheyAre_AndLeaveNothing()
    {
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(PathOf("weights"), static _ => throw new InvalidOperationException()));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void MissingFolder_IsNamedByTheUsersPath()
    {
        string path = Path.Combine(_folder, "nope", "x.safetensors");
        DirectoryNotFoundException failure = Assert.Throws<DirectoryNotFoundException>(() => Network().Save(path));
        Assert.Contains($"'{path}'", failure.Message);
        Assert.DoesNotContain(".tmp", failure.ToString());
    }

    [Fact]
    public void LinkToAMissingFolder_IsNamedByTheLink()
    {
        RequireUnix();
        string link = PathOf("link");
        System.IO.File.CreateSymbolicLink(link, Path.Combine(_folder, "nope", "x"));
        DirectoryNotFoundException failure = Assert.Throws<DirectoryNotFoundException>(() => Network().Save(link));
        Assert.Contains($"'{link}'", failure.Message);
        Assert.DoesNotContain(".tmp", failure.ToString());
    }

    [Fact]
    public void Folder_IsUnauthorized_AndNamed()
    {
        string folder = Directory.CreateDirectory(PathOf("sub")).FullName;
        Assert.Contains($"'{folder}'", Assert.Throws<UnauthorizedAccessException>(() => Network().Save(folder)).Message);
    }

    [Fact]
    public void FileThatMayNotBeWritten_IsUnauthorized_AndStays()
    {
        RequireUnix();
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Nothing is forbidden to this user.");
        string path = Existing("weights.safetensors");
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead);
        Assert.Contains($"'{path}'", Assert.Throws<UnauthorizedAccessException>(() => Network().Save(path)).Message);
        Assert.Equal("old", System.IO.File.ReadAllText(path));
    }

    [Fact]
    public void FolderThatMayNotBeWritten_IsUnauthorized_AndNamedByTheUsersPath()
    {
        RequireUnix();
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Nothing is forbidden to this user.");
        string path = Existing("weights.safetensors");
        System.IO.File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            foreach (string name in new[] { path, PathOf("new") })
            {
                UnauthorizedAccessException failure = Assert.Throws<UnauthorizedAccessException>(() => Network().Save(name));
                Assert.Contains($"'{name}'", failure.Message);
                Assert.DoesNotContain(".tmp", failure.ToString());
            }
        }
        finally
        {
            System.IO.File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Assert.Equal("old", System.IO.File.ReadAllText(path));
    }

    /// <summary>The kernel's own folders are closed even to root.</summary>
    [Fact]
    public void FolderThatIsClosedToEverybody_IsUnauthorized_AndNamedByTheUsersPath()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has it.");
        UnauthorizedAccessException failure = Assert.Throws<UnauthorizedAccessException>(() => Network().Save("/sys/weights.safetensors"));
        Assert.Contains("'/sys/weights.safetensors'", failure.Message);
        Assert.DoesNotContain(".tmp", failure.ToString());
    }

    [Fact]
    public async Task NamedPipe_IsWrittenThrough_AndStays()
    {
        RequireUnix();
        string pipe = PathOf("pipe");
        using (Process make = Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        for (int round = 0; round < 2; round++)
        {
            Task<byte[]> reader = Task.Run(() =>
            {
                using FileStream stream = System.IO.File.OpenRead(pipe);
                using MemoryStream bytes = new();
                stream.CopyTo(bytes);
                return bytes.ToArray();
            });
            Network().Save(pipe);
            Assert.Equal(Layouts.Saved(Network()), await reader);
            Assert.Equal([pipe], Directory.GetFileSystemEntries(_folder));
        }
    }

    [Fact]
    public void Device_IsWrittenThrough_AndStays()
    {
        RequireUnix();
        string link = PathOf("link");
        System.IO.File.CreateSymbolicLink(link, "/dev/null");
        Network().Save("/dev/null");
        Network().Save(link);
        Assert.Equal([link], Directory.GetFileSystemEntries(_folder));
        Assert.Empty(System.IO.File.ReadAllBytes("/dev/null"));
        Assert.Empty(Directory.GetFiles("/dev", ".cnngen*"));
    }

    [Fact]
    public void FullDevice_IsNamed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has it.");
        Assert.Contains("'/dev/full'", Assert.Throws<IOException>(() => Layouts.Filled().Save("/dev/full")).Message);
    }

    [Fact]
    public void OpenFileOfTheProcess_IsWrittenThrough_AfterWhatItHas()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has these paths.");
        string path = Existing("weights.safetensors");
        using FileStream open = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Network().Save($"/proc/self/fd/{open.SafeFileHandle.DangerousGetHandle()}");

        byte[] content = new byte[open.Length];
        open.ReadExactly(content);
        Assert.Equal([.. "old"u8, .. Layouts.Saved(Network())], content);
    }

    [Fact]
    public void HardLink_IsCut_AndTheOtherNameKeepsTheOldContent()
    {
        RequireUnix();
        string path = Existing("weights.safetensors");
        using (Process link = Process.Start("ln", [path, PathOf("other")]))
        {
            link.WaitForExit();
        }

        Network().Save(path);
        Network().Load(path);
        Assert.Equal("old", System.IO.File.ReadAllText(PathOf("other")));
    }

    [Fact]
    public void LinkInALinkedFolder_LeadsWhereTheSystemSays()
    {
        RequireUnix();
        string models = Directory.CreateDirectory(Path.Combine(_folder, "data", "models")).FullName;
        string target = Path.Combine(_folder, "data", "shared");
        System.IO.File.WriteAllText(target, "old");
        Directory.CreateSymbolicLink(PathOf("models"), models);
        System.IO.File.CreateSymbolicLink(Path.Combine(models, "latest"), "../shared");
        Network().Save(Path.Combine(_folder, "models", "latest"));

        Assert.Equal("../shared", new FileInfo(Path.Combine(models, "latest")).LinkTarget);
        Network().Load(target);
        Assert.Equal(["data", "models"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void LinkToItself_IsNamed()
    {
        RequireUnix();
        System.IO.File.CreateSymbolicLink(PathOf("loop"), PathOf("loop"));
        Assert.Contains(PathOf("loop"), Assert.Throws<IOException>(() => Network().Save(PathOf("loop"))).Message);
    }

    [Fact]
    public void EmptyFile_IsReplacedLikeAnyOther()
    {
        string path = PathOf("weights.safetensors");
        System.IO.File.WriteAllBytes(path, []);
        Network().Save(path);
        Network().Load(path);
    }

    private static void RequireUnix() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes, pipes and unprivileged links are Unix'.");

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string Existing(string name)
    {
        System.IO.File.WriteAllText(PathOf(name), "old");
        return PathOf(name);
    }
}
