using CnnGen;
using FashionMnist.Images;
using FashionMnist.Tests.Support;
using Xunit;

namespace FashionMnist.Tests.Images;

public sealed class FashionDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void ShippedSubset_IsTheFirstOfTheFullSet()
    {
        FashionData data = FashionData.Load(FashionData.DefaultFolder);

        Assert.Equal(10_000, data.Training.Count);
        Assert.Equal(2_000, data.Test.Count);
        Assert.Equal([9, 0, 0, 3, 0, 2, 7, 2], data.Training.Labels[..8]);
        Assert.Equal([9, 2, 1, 1, 6, 1, 4, 6], data.Test.Labels[..8]);
        Assert.Equal(10_000 * 784, data.Training.Samples.Length);
    }

    [Fact]
    public void Pixels_LieBetween0And1()
    {
        Dataset test = FashionData.LoadTest(FashionData.DefaultFolder);

        Assert.Equal(0f, test.Samples.ToArray().Min());
        Assert.Equal(1f, test.Samples.ToArray().Max());
        Assert.Contains(3 / 255f, test.Samples.ToArray());
    }

    [Fact]
    public void FilesThatAreNotPacked_LoadAsWell()
    {
        TinyData.WriteImages(_folder.File("t10k-images-idx3-ubyte"), 3);
        TinyData.WriteLabels(_folder.File("t10k-labels-idx1-ubyte"), 7, 8, 9);

        Dataset test = FashionData.LoadTest(_folder.Path);

        Assert.Equal([7, 8, 9], test.Labels);
        Assert.Equal(1f, test.Sample(1)[2 * 28]);
        Assert.Equal(0f, test.Sample(1)[0]);
    }

    [Fact]
    public void MissingFile_IsNamedWithItsFolder()
    {
        FileNotFoundException exception = Assert.Throws<FileNotFoundException>(() => FashionData.Load(_folder.Path));

        Assert.Equal(
            $"There is no 'train-images-idx3-ubyte.gz' in '{_folder.Path}': --data takes the folder of Fashion-MNIST's four idx files.", exception.Message);
    }

    [Fact]
    public void FewerLabelsThanImages_NameTheLabelFile()
    {
        TinyData.WriteImages(_folder.File("t10k-images-idx3-ubyte.gz"), 3);
        TinyData.WriteLabels(_folder.File("t10k-labels-idx1-ubyte.gz"), 0, 1);

        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => FashionData.LoadTest(_folder.Path));

        Assert.StartsWith($"{_folder.File("t10k-labels-idx1-ubyte.gz")}: 3 labels were expected", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LabelsInPlaceOfImages_NameTheImageFile()
    {
        TinyData.WriteLabels(_folder.File("t10k-images-idx3-ubyte.gz"), 0, 1);
        TinyData.WriteLabels(_folder.File("t10k-labels-idx1-ubyte.gz"), 0, 1);

        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => FashionData.LoadTest(_folder.Path));

        Assert.StartsWith(_folder.File("t10k-images-idx3-ubyte.gz") + ": ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LabelThatIsNoClass_IsNamedWithItsPlace()
    {
        TinyData.WriteImages(_folder.File("t10k-images-idx3-ubyte.gz"), 3);
        TinyData.WriteLabels(_folder.File("t10k-labels-idx1-ubyte.gz"), 0, 9, 10);

        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => FashionData.LoadTest(_folder.Path));

        Assert.Equal($"{_folder.File("t10k-labels-idx1-ubyte.gz")}: labels from 0 to 9 were expected, but image 2 has 10.", exception.Message);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.0)]
    public void DamagedFile_IsOneSentenceOnStderr(double keptPart)
    {
        TinyData.Write(_folder.Path, 20, 10);
        string damaged = _folder.File("train-images-idx3-ubyte.gz");
        byte[] bytes = File.ReadAllBytes(damaged);
        File.WriteAllBytes(damaged, bytes[..(int)(bytes.Length * keptPart)]);

        ProgramRun run = ProgramRun.Of("--data", _folder.Path, "--output", _folder.File("output"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(damaged, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.False(Directory.Exists(_folder.File("output")), "nothing is made before the data is known to be good");
    }

    public void Dispose() => _folder.Dispose();
}
