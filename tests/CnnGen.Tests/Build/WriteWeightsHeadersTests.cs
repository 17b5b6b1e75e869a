using System.Collections;
using CnnGen.Tasks;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Build;

/// <summary>The build task: a text a file, and one error for a file that cannot be read.</summary>
public sealed class WriteWeightsHeadersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cnngen-tests-").FullName;
    private readonly Host _host = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Header_IsWrittenAKeyAndAValueALine()
    {
        byte[] file = File(Header);
        Assert.True(Run(Write("net; #1%20é.safetensors", file), out string header));
        Assert.Equal(
            $"network=Models.Net\nfile={_folder}/net; #1%20é.safetensors\nresource=CnnGen.Models.Net.net\n"
            + $"content={Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file))}\ntensor=F32\t[2, 3]\ta.weight\ntensor=F32\t[2]\ta.bias\n",
            header.Replace('\\', '/'));
    }

    [Fact]
    public void NamesThatWouldBreakALine_OrTurnItsDirection_AreEscaped()
    {
        Assert.True(Run(Write("net.safetensors", File("{\"a\\n\\tb\\u202e\\u2028\":{\"dtype\":\"F\\r32\",\"shape\":[0],\"data_offsets\":[0,0]}}", 0)), out string header));
        Assert.EndsWith("\ntensor=F\\u000D32\t[0]\ta\\u000A\\u0009b\\u202E\\u2028\n", header, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it does not begin with the length of a header")]
    [InlineData("weights of my network", "it does not begin with the length of a header")]
    [InlineData("\0\0\0\0\0\0\0\0", "its header is not valid JSON (at character 0)")]
    public void DamagedFile_IsALineForTheAnalyzer(string content, string fault)
    {
        Assert.True(Run(Write("net.safetensors", System.Text.Encoding.ASCII.GetBytes(content)), out string header));
        Assert.EndsWith($"\nfault={fault}\n", header, StringComparison.Ordinal);
    }

    [Fact]
    public void FileOfAnotherKind_IsALineForTheAnalyzer()
    {
        Assert.True(Run(Write("net.safetensors", "version https://git-lfs.github.com/spec/v1"u8.ToArray()), out string header));
        Assert.EndsWith("\nkind=this is not a safetensors file but the pointer that Git LFS leaves in its place; run git lfs pull\n", header, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_IsWrittenWhereItDiffersAlone_WhateverTheTimes()
    {
        string output = Path.Combine(_folder, "obj", "net.cnnweights");
        string path = Write("net.safetensors", File(Header));
        Assert.True(Run(path, out string first));
        DateTime old = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        System.IO.File.SetLastWriteTimeUtc(output, old);
        System.IO.File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        Assert.True(Run(path, out string same));
        Assert.Equal((first, old), (same, System.IO.File.GetLastWriteTimeUtc(output)));

        byte[] other = File(Header);
        other[^1] ^= 1; // another value; the header stays
        Write("net.safetensors", other);
        System.IO.File.SetLastWriteTimeUtc(path, old.AddYears(-1));
        Assert.True(Run(path, out string changed));
        Assert.NotEqual(first, changed);
        Assert.NotEqual(old, System.IO.File.GetLastWriteTimeUtc(output));
    }

    [Fact]
    public void MissingFile_IsALineForTheEditor()
    {
        Assert.True(Run(Path.Combine(_folder, "missing", "net.safetensors"), out string header));
        Assert.EndsWith("\nfault=there is no such file\n", header, StringComparison.Ordinal);
    }

    [Fact]
    public void FolderInPlaceOfAFile_IsOneError_AndLeavesNoHeader()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "weights")).FullName;
        Assert.False(Run(folder, out string header));
        Assert.Empty(header);
        BuildErrorEventArgs error = Assert.Single(_host.Errors);
        Assert.Equal(("CNN154", "Net.csproj"), (error.Code, error.File));
        Assert.StartsWith($"The file '{folder}' with the weights of Models.Net cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatSomebodyWrites_IsOneError_AndReadByTheNextBuild()
    {
        string path = Write("net.safetensors", File(Header));
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.False(Run(path, out string header));
            Assert.Empty(header);
        }

        Assert.Equal("CNN154", Assert.Single(_host.Errors).Code);
        Assert.True(Run(path, out string later));
        Assert.EndsWith("a.bias\n", later, StringComparison.Ordinal);
    }

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    private bool Run(string path, out string header)
    {
        string output = Path.Combine(_folder, "obj", "net.cnnweights");
        TaskItem item = new(TaskItemText(path));
        item.SetMetadata("Network", "Models.Net");
        item.SetMetadata("Resource", "CnnGen.Models.Net.net");
        item.SetMetadata("Header", output);
        bool succeeded = new WriteWeightsHeaders { BuildEngine = _host, Weights = [item], Project = "Net.csproj" }.Execute();
        header = System.IO.File.Exists(output) ? System.IO.File.ReadAllText(output) : "";
        return succeeded;
    }

    /// <summary>As a project file escapes it.</summary>
    private static string TaskItemText(string path) => path.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal);

    private sealed class Host : IBuildEngine
    {
        public List<BuildErrorEventArgs> Errors { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "CnnGen.targets";

        public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

        public void LogWarningEvent(BuildWarningEventArgs e) => Assert.Fail(e.Message);

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogCustomEvent(CustomBuildEventArgs e)
        {
        }

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;
    }
}
