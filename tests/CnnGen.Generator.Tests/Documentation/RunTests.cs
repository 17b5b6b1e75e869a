using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using BigGustave;
using CnnGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnGen.Generator.Tests.Documentation;

/// <summary>Pages whose programs need nothing but files run from top to bottom, on small files of this test's own, and learn.</summary>
public sealed class RunTests : IDisposable
{
    private readonly ProgramFolder _folder = new();

    [Fact]
    public async Task GettingStarted_Learns()
    {
        WriteImages();
        string printed = await RunAsync("docs/getting-started.md");
        Assert.InRange(Number(printed, "epoch 10: loss ", ", test accuracy ", '\n'), 0.9, 1);
    }

    [Fact]
    public async Task Training_StopsEarlyAndLearnsEveryTask()
    {
        WriteImages();
        string printed = await RunAsync("docs/training.md");
        Assert.InRange(Number(printed, "test accuracy ", "", '%'), 90, 100);
        Assert.Contains("new: head.weight, head.bias; not used: dense1.weight, dense1.bias\n", printed, StringComparison.Ordinal);
        Assert.InRange(Number(printed, "shoes found ", "", '%'), 90, 100);
        Assert.InRange(Number(printed, "mean absolute error ", "", '\n'), 0, 0.1);
        Assert.InRange(Number(printed, "correct pixels ", "", '%'), 95, 100);
        Assert.Contains("class 9: precision ", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task YourOwnData_ReadsPicturesTablesAndSignals()
    {
        WritePictures();
        WriteTable();
        string printed = await RunAsync("docs/your-own-data.md");
        Assert.Equal(["cat", "dog"], await File.ReadAllLinesAsync(_folder.PathOf("classes.txt"), TestContext.Current.CancellationToken));
        Assert.Matches("The first picture is predicted as (cat|dog)\\.", printed);
        Assert.Equal(100, Number(printed, "\naccuracy ", "", '%'));
        Assert.InRange(Number(printed, "table accuracy ", "", '%'), 90, 100);
        Assert.InRange(Number(printed, "tone accuracy ", "", '%'), 90, 100);
    }

    [Fact]
    public async Task PictureOfAnotherSize_IsNamed()
    {
        WritePictures();
        WriteTable();
        WritePicture("pictures/dog/small.png", 16, 16, static (_, _) => 0);
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync("docs/your-own-data.md"));
        Assert.Contains("small.png: expected 32x32 pixels, but got 16x16.", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The page's program, with a start that gives it nothing.</summary>
    private async Task<string> RunAsync(string page)
    {
        CSharpCompilation program = DocumentationPage.Read(page).Program();
        return await _folder.RunAsync(program.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "static class Start { static void Main() => Page.Run([], [], [], [], [], [], System.IO.Stream.Null); }", Compile.ParseOptions, "Start.cs", Encoding.UTF8)));
    }

    /// <summary>The number that stands after two texts.</summary>
    private static double Number(string printed, string first, string second, char end)
    {
        int start = printed.IndexOf(first, StringComparison.Ordinal);
        Assert.True(start >= 0, printed);
        start = printed.IndexOf(second, start + first.Length, StringComparison.Ordinal) + second.Length;
        return double.Parse(printed.AsSpan(start, printed.IndexOf(end, start) - start), CultureInfo.InvariantCulture);
    }

    /// <summary>Ten classes, told apart by where a bright square lies.</summary>
    private void WriteImages()
    {
        Random random = new(1);
        foreach ((string name, int count) in new[] { ("train", 400), ("t10k", 100) })
        {
            byte[] images = new byte[16 + (count * 784)];
            byte[] labels = new byte[8 + count];
            foreach ((byte[] file, int[] header) in new[] { (images, new[] { 0x803, count, 28, 28 }), (labels, [0x801, count]) })
            {
                foreach ((int i, int value) in header.Index())
                {
                    BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 * i), value);
                }
            }

            random.NextBytes(images.AsSpan(16));
            for (int n = 0; n < count; n++)
            {
                labels[8 + n] = (byte)(n % 10);
                for (int i = 0; i < 784; i++)
                {
                    bool isInside = i / 28 / 6 == n % 10 / 4 && i % 28 / 7 == n % 10 % 4;
                    images[16 + (n * 784) + i] = (byte)((images[16 + (n * 784) + i] / 4) + (isInside ? 180 : 0));
                }
            }

            File.WriteAllBytes(_folder.PathOf($"{name}-images-idx3-ubyte.gz"), images);
            File.WriteAllBytes(_folder.PathOf($"{name}-labels-idx1-ubyte.gz"), labels);
        }
    }

    /// <summary>Cats are red at the top, dogs at the bottom.</summary>
    private void WritePictures()
    {
        for (int i = 0; i < 20; i++)
        {
            WritePicture($"pictures/cat/{i}.png", 32, 32, (x, y) => (byte)((y < 16 ? 200 : 20) + i));
            WritePicture($"pictures/dog/{i}.png", 32, 32, (x, y) => (byte)((y < 16 ? 20 : 200) + i));
        }
    }

    private void WritePicture(string file, int width, int height, Func<int, int, byte> red)
    {
        PngBuilder picture = PngBuilder.Create(width, height, hasAlphaChannel: false);
        for (int i = 0; i < width * height; i++)
        {
            picture.SetPixel(red(i % width, i / width), 10, (byte)(i % 50), i % width, i / width);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_folder.PathOf(file))!);
        using FileStream stream = File.Create(_folder.PathOf(file));
        picture.Save(stream);
    }

    private void WriteTable()
    {
        Random random = new(1);
        string[] kinds = ["setosa", "versicolor", "virginica"];
        IEnumerable<string> rows = Enumerable.Range(0, 90).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{(i % 3) + random.NextDouble()},{100 * random.NextDouble()},{random.NextDouble()},{i % 3 * random.NextDouble()},{kinds[i % 3]}"));
        File.WriteAllLines(_folder.PathOf("table.csv"), rows.Prepend("a,b,c,d,kind"));
    }
}
