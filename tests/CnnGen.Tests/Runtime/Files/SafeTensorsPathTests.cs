using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Runtime.Files;

public sealed class SafeTensorsPathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cnngen-tests-").FullName;

    private string WeightsPath => Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void SaveOverLoadedFile_KeepsItsBytes()
    {
        Layouts.Filled().Save(WeightsPath);
        byte[] file = System.IO.File.ReadAllBytes(WeightsPath);
        ParameterSet parameters = Layouts.Sample();
        parameters.Load(WeightsPath);
        parameters.Save(WeightsPath);

        Assert.Equal(file, System.IO.File.ReadAllBytes(WeightsPath));
        Assert.Equal([WeightsPath], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void FailureWhileWriting_KeepsOldFileAndLeavesNothingBehind()
    {
        System.IO.File.WriteAllText(WeightsPath, "old");
        Assert.Throws<IOException>(() => AtomicFile.Write(WeightsPath, static stream =>
        {
            stream.Write(new byte[1 << 20]);
            throw new IOException("No space left on device.");
        }));

        Assert.Equal("old", System.IO.File.ReadAllText(WeightsPath));
        Assert.Equal([WeightsPath], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void ManySavesAtOnce_LeaveOneWholeFile()
    {
        ParameterSet parameters = Layouts.Filled();
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => parameters.Save(WeightsPath));
        Layouts.Sample().Load(WeightsPath);
        Assert.Equal([WeightsPath], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Folder_IsNoFile()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "sub")).FullName;
        Assert.ThrowsAny<SystemException>(() => Network().Save(folder));
        Assert.Throws<UnauthorizedAccessException>(() => Network().Load(folder));
        Assert.Equal([folder], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void MissingFileOrFolder_KeepsItsException()
    {
        Assert.Throws<FileNotFoundException>(() => Network().Load(WeightsPath));
        Assert.Throws<DirectoryNotFoundException>(() => Network().Load(Path.Combine(_folder, "no", "x")));
        Assert.Throws<DirectoryNotFoundException>(() => Network().Save(Path.Combine(_folder, "no", "x")));
        Assert.Throws<ArgumentException>(() => Network().Save(""));
        Assert.Throws<ArgumentNullException>(() => Network().Load((string)null!));
    }

    [Fact]
    public void Link_StaysAndItsTargetIsReplaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        string link = Path.Combine(_folder, "link");
        System.IO.File.WriteAllText(WeightsPath, "old");
        System.IO.File.CreateSymbolicLink(link, WeightsPath);
        Network().Save(link);

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Network().Load(WeightsPath);
        Network().Load(link);
    }

    [Fact]
    public void RefusedFile_IsNamed()
    {
        System.IO.File.WriteAllBytes(WeightsPath, File(Header.Replace("F32", "F16")));
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => Network().Load(WeightsPath));
        Assert.StartsWith($"{WeightsPath}: a.weight: float32 values (F32) were expected, but the file has 'F16'", failure.Message);
    }

    [Fact]
    public void RelativePath_IsTheCurrentFolders()
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, WeightsPath);
        Network().Save(relative);
        Network().Load(relative);
        Assert.True(System.IO.File.Exists(WeightsPath));
    }
}
