namespace CnnGen.Race.Accuracy;

/// <summary>Fashion-MNIST.</summary>
/// <param name="Training">60,000 images.</param>
/// <param name="Test">10,000 images.</param>
internal sealed record FashionImages(Dataset Training, Dataset Test)
{
    public static FashionImages Load(string folder) => new(LoadSet(folder, "train"), LoadSet(folder, "t10k"));

    private static Dataset LoadSet(string folder, string set) =>
        IdxFile.ReadDataset(Path.Combine(folder, $"{set}-images-idx3-ubyte.gz"), Path.Combine(folder, $"{set}-labels-idx1-ubyte.gz"));
}
