namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Neighbouring features in blocks that are copied one after another.</summary>
/// <param name="Tiles">The tiles that read them, of which a block has a whole number.</param>
/// <param name="Size">Features a block; the last block may have fewer.</param>
internal readonly record struct FeatureBlocks(TileCut Tiles, int Size);
