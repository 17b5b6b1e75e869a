namespace CnnGen.GeneratorBenchmarks.Cases;

/// <summary>A project with networks.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="Networks">Each a file.</param>
/// <param name="Aims">What its times are held to.</param>
internal sealed record GeneratorCase(string Name, IReadOnlyList<Declaration> Networks, Aims Aims)
{
    public int Layers => Networks.Sum(static network => network.Layers);
}
