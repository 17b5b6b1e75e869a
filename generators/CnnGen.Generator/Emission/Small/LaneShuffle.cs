namespace CnnGen.Generator.Emission;

/// <summary>Vectors of several pixels whose lanes come from other lanes: the text of constant shuffles.</summary>
/// <param name="Width">The vectors.</param>
/// <param name="Channels">Lanes of a pixel.</param>
/// <param name="Factor">Copies of each pixel.</param>
internal sealed record LaneShuffle(VectorWidth Width, int Channels, int Factor)
{
    /// <summary>One of the vectors that hold every pixel of a vector so many times.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="part">Which of the vectors, from 0 to the factor.</param>
    public string Repeat(string vector, int part) => Pick([vector], lane => PlaceBefore((part * Width.Lanes) + lane));

    /// <summary>The same copy of every pixel, from the vectors that hold all copies.</summary>
    /// <param name="vectors">As many as the factor.</param>
    /// <param name="copy">Which copy, from 0 to the factor.</param>
    public string Gather(IReadOnlyList<string> vectors, int copy) =>
        Pick(vectors, lane => (((lane / Channels * Factor) + copy) * Channels) + (lane % Channels));

    /// <summary>The element that an element of the copies repeats.</summary>
    private int PlaceBefore(int place) => (place / (Channels * Factor) * Channels) + (place % Channels);

    /// <summary>Lanes by their place in some vectors that follow each other; a shuffle leaves zero where a lane is another vector's.</summary>
    private string Pick(IReadOnlyList<string> vectors, Func<int, int> placeOf)
    {
        var parts = new List<string>();
        for (int i = 0; i < vectors.Count; i++)
        {
            int first = i * Width.Lanes;
            int[] lanes = [.. Enumerable.Range(0, Width.Lanes).Select(placeOf).Select(place => place - first)];
            if (!lanes.Any(IsLane))
            {
                continue;
            }

            string indices = string.Join(", ", lanes.Select(lane => Affine.Text(IsLane(lane) ? lane : -1) + (Width.Element == ElementType.Single ? "" : "L")));
            parts.Add(lanes.SequenceEqual(Enumerable.Range(0, Width.Lanes))
                ? vectors[i] : $"{Width.Class}.Shuffle({vectors[i]}, {Width.Class}.Create({indices}))");
        }

        return string.Join(" | ", parts);
    }

    private bool IsLane(int lane) => lane >= 0 && lane < Width.Lanes;
}
