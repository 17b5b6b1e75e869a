namespace CnnGen.Generator.Planning.Kernels;

/// <summary>What becomes of the elements of a run that fill no vector.</summary>
internal enum RunRest
{
    /// <summary>Narrower vectors, and the first lanes of the narrowest.</summary>
    Narrower,

    /// <summary>The first lanes of one more vector: where much is computed of each.</summary>
    Filled,

    /// <summary>
    /// A whole vector that ends where the run does, whose first elements are computed twice: where what is written is not read, or all is read before.
    /// </summary>
    Overlapping,

    /// <summary>
    /// A whole vector, the narrowest that holds them, which reaches past the end: where something follows that may be read, and is written later.
    /// </summary>
    Reaching,
}
