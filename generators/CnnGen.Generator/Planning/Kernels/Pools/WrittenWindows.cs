namespace CnnGen.Generator.Planning.Kernels;

/// <summary>The windows of a pool whose taps are written one after another; those of the others are loops.</summary>
internal enum WrittenWindows
{
    /// <summary>No windows.</summary>
    None,

    /// <summary>The windows inside the input.</summary>
    Interior,

    /// <summary>All windows.</summary>
    All,
}
