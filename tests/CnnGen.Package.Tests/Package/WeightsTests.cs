using System.Text;
using System.Text.RegularExpressions;
using CnnGen.Package.Tests.Support;

namespace CnnGen.Package.Tests.Package;

/// <summary>Weights that a project builds into its assembly.</summary>
[Collection(nameof(PackedFeed))]
public sealed class WeightsTests(PackedFeed feed)
{
    private const string Program = """
        using CnnGen;
        Net network = args.Length > 0 ? new Net(seed: 7) : Net.LoadEmbedded();
        if (args.Length > 0) network.Parameters.Save(args[0]);
        Console.Write(string.Join(' ', network.Dense1.Weight[1, 2], network.Dense1.Bias[2]));

        [Cnn, Input(4), Dense(3)]
        sealed partial class Net;
        """;

    private const string Item = "<ItemGroup><CnnWeights Include=\"weights/net.safetensors\" Network=\"Net\" /></ItemGroup>";

    [Fact]
    public async Task Weights_AreLoaded_Compared_AndFollowTheirFile()
    {
        Consumer trainer = new(feed, Program.Replace(": Net.LoadEmbedded()", ": null!", StringComparison.Ordinal));
        (await trainer.Build()).Succeeded();
        string trained = (await trainer.Run("net.safetensors")).Succeeded();
        byte[] weights = await File.ReadAllBytesAsync(trainer.PathOf("net.safetensors"), TestContext.Current.CancellationToken);

        Consumer consumer = new(feed, Program, Item);
        string missing = Assert.Single(Sdk.Complaints(await consumer.Build()));
        Assert.Contains("error CNN154: There is no file 'weights/net.safetensors' for the weights of Net", missing, StringComparison.Ordinal);

        consumer.Write("weights/net.safetensors", weights);
        (await consumer.Build()).Succeeded();
        Assert.Equal(trained, (await consumer.Run()).Succeeded());
        Assert.Contains(consumer.PathOf("weights/net.safetensors"), (await consumer.WatchedFiles()).Succeeded(), StringComparison.Ordinal);

        weights[^1] ^= 0x80; // the sign of the last bias; the header stays
        consumer.Write("weights/net.safetensors", weights);
        (await consumer.Build()).Succeeded();
        Assert.Equal(Negated(trained), (await consumer.Run()).Succeeded());

        consumer.Write("weights/net.safetensors", Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(weights).Replace("[3,4]", "[4,3]", StringComparison.Ordinal)));
        string wrong = Assert.Single(Sdk.Complaints(await consumer.Build()));
        Assert.Contains("Program.cs(6,17): error CNN159: dense1: dense1.weight is [3, 4], and weights/net.safetensors has [4, 3]", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsInTheFolder_IsCheckedAndEmbedded_HoweverOldItIs()
    {
        Consumer consumer = new(feed, Program, Item);
        byte[] second = await Train(seed: 2);
        Put(consumer, second, DateTime.UtcNow);
        (await consumer.Build()).Succeeded();
        string expected = (await consumer.Run()).Succeeded();

        // Nothing changed: nothing is done.
        DateTime built = File.GetLastWriteTimeUtc(consumer.PathOf("obj/Release/net10.0/Consumer.dll"));
        (await consumer.Build()).Succeeded();
        Assert.Equal(built, File.GetLastWriteTimeUtc(consumer.PathOf("obj/Release/net10.0/Consumer.dll")));

        // Another file with an older time, as cp -p leaves it.
        Put(consumer, await Train(seed: 1), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        (await consumer.Build()).Succeeded();
        Assert.NotEqual(expected, (await consumer.Run()).Succeeded());

        // One of the same time and length.
        Put(consumer, second, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        (await consumer.Build()).Succeeded();
        Assert.Equal(expected, (await consumer.Run()).Succeeded());

        // One of another shape.
        Put(consumer, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(second).Replace("[3,4]", "[4,3]", StringComparison.Ordinal)), new DateTime(2019, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains("error CNN159: ", Assert.Single(Sdk.Complaints(await consumer.Build())), StringComparison.Ordinal);
        Assert.Contains("error CNN159: ", Assert.Single(Sdk.Complaints(await consumer.Build())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckpointOfAWrapper_AndOneOfAnotherKind_AreOneErrorEach()
    {
        Consumer consumer = new(feed, Program, Item);
        string weights = Encoding.Latin1.GetString(await Train(seed: 1));
        int header = BitConverter.ToInt32(Encoding.Latin1.GetBytes(weights), 0);
        string names = weights.Substring(8, header).Replace("dense1.", "module.dense1.", StringComparison.Ordinal);
        consumer.Write("weights/net.safetensors", [.. BitConverter.GetBytes((long)names.Length), .. Encoding.Latin1.GetBytes(names), .. Encoding.Latin1.GetBytes(weights[(8 + header)..])]);
        string complaint = Assert.Single(Sdk.Complaints(await consumer.Build()));
        Assert.Contains("Program.cs(7,22): error CNN164: every name in weights/net.safetensors begins with 'module.'", complaint, StringComparison.Ordinal);

        consumer.Write("weights/net.safetensors", "version https://git-lfs.github.com/spec/v1\n");
        complaint = Assert.Single(Sdk.Complaints(await consumer.Build()));
        Assert.Contains("error CNN156: weights/net.safetensors: this is not a safetensors file but the pointer that Git LFS leaves in its place; run git lfs pull", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecipeOfThePage_TrainsAndPredictsInOneProject()
    {
        string page = await File.ReadAllTextAsync(Repository.PathOf("docs/weights-in-the-assembly.md"), TestContext.Current.CancellationToken);
        string Block(string language) => Regex.Match(page, $"<!-- one project -->\n```{language}\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value;
        Consumer consumer = new(feed, Block("csharp"), Block("xml"));
        (await consumer.Build()).Succeeded();
        Assert.Equal("Train it first: dotnet run -- train", (await consumer.Run()).Succeeded().Trim());

        (await consumer.RunProject("train")).Succeeded();
        Assert.True(File.Exists(consumer.PathOf("net.safetensors")));
        Assert.EndsWith("1 or 0 is class 1, 0 or 0 is class 0.", (await consumer.RunProject()).Succeeded().Trim(), StringComparison.Ordinal);

        // A changed layer is an error until the file is gone.
        consumer.Write("Program.cs", Block("csharp").Replace("Dense(2)", "Dense(3), ReLU, Dense(2)", StringComparison.Ordinal));
        Assert.NotEmpty(Sdk.Complaints(await consumer.Build()));
        File.Delete(consumer.PathOf("net.safetensors"));
        (await consumer.Build()).Succeeded();
    }

    /// <summary>A file with the weights of a seed.</summary>
    private async Task<byte[]> Train(int seed)
    {
        Consumer trainer = new(feed, Program.Replace(": Net.LoadEmbedded()", ": null!", StringComparison.Ordinal).Replace("seed: 7", $"seed: {seed}", StringComparison.Ordinal));
        (await trainer.Build()).Succeeded();
        (await trainer.Run("net.safetensors")).Succeeded();
        return await File.ReadAllBytesAsync(trainer.PathOf("net.safetensors"), TestContext.Current.CancellationToken);
    }

    private static void Put(Consumer consumer, byte[] weights, DateTime time)
    {
        consumer.Write("weights/net.safetensors", weights);
        File.SetLastWriteTimeUtc(consumer.PathOf("weights/net.safetensors"), time);
    }

    /// <summary>The numbers, the last with its other sign.</summary>
    private static string Negated(string numbers)
    {
        string[] each = numbers.Split(' ');
        each[^1] = each[^1].StartsWith('-') ? each[^1][1..] : "-" + each[^1];
        return string.Join(' ', each);
    }

    [Fact]
    public async Task WeightsWithoutANetwork_AreOneError()
    {
        Consumer consumer = new(feed, Program, "<ItemGroup><CnnWeights Include=\"net.safetensors\" /></ItemGroup>");
        consumer.Write("net.safetensors", []);
        string complaint = Assert.Single(Sdk.Complaints(await consumer.Build()));
        Assert.Contains("error CNN155: The weights 'net.safetensors' name no network; write <CnnWeights Include=\"net.safetensors\" Network=\"MyNetwork\" />", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneFile_ServesTwoNetworks_BesideResourcesOfTheProjectsOwn()
    {
        Consumer consumer = new(feed, """
            using CnnGen;
            if (args.Length > 0) new Teacher(seed: 7).Parameters.Save(args[0]);
            #if LOAD
            else System.Console.Write(Teacher.LoadEmbedded().Dense1.Bias[2] == new Teacher(seed: 7).Dense1.Bias[2] && Pupil.LoadEmbedded().Dense1.Bias[2] == new Teacher(seed: 7).Dense1.Bias[2]);
            #endif

            [Cnn, Input(4), Dense(3)]
            sealed partial class Teacher;

            [Cnn, Input(4), Dense(3)]
            sealed partial class Pupil;
            """,
            """
            <PropertyGroup Condition="Exists('net.safetensors')"><DefineConstants>$(DefineConstants);LOAD</DefineConstants></PropertyGroup>
            <ItemGroup Condition="Exists('net.safetensors')">
              <CnnWeights Include="net.safetensors" Network="Teacher" />
              <CnnWeights Include="net.safetensors" Network="Pupil" />
              <EmbeddedResource Include="net.safetensors;Program.cs" />
            </ItemGroup>
            """);
        (await consumer.Build()).Succeeded();
        (await consumer.Run("net.safetensors")).Succeeded();
        (await consumer.Build()).Succeeded();
        Assert.Equal("True", (await consumer.Run()).Succeeded());
    }

    [Fact]
    public async Task TwoFilesForANetwork_AreOneError()
    {
        Consumer consumer = new(feed, Program, """
            <ItemGroup>
              <CnnWeights Include="net.safetensors" Network="Net" />
              <CnnWeights Include="old/net.safetensors" Network="Net" />
            </ItemGroup>
            """);
        consumer.Write("net.safetensors", []);
        consumer.Write("old/net.safetensors", []);
        string complaint = Assert.Single(Sdk.Complaints(await consumer.Build()));
        Assert.Contains("Consumer.csproj : error CNN162: 'Net' has several files with weights: net.safetensors, old/net.safetensors; keep one", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingFile_LeavesAnEditorTheRestOfTheProject()
    {
        Consumer consumer = new(feed, Program, Item);
        (await consumer.Restore()).Succeeded();
        string[] asAnEditorDoes = ["-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true"];
        string arguments = (await consumer.Target("Compile", [.. asAnEditorDoes, "-getItem:CscCommandLineArgs"])).Succeeded();
        Assert.Contains(".missing.cnnweights", arguments, StringComparison.Ordinal); // the generator still gives the network its member
        Assert.Contains("Program.cs", arguments, StringComparison.Ordinal);
    }
}
