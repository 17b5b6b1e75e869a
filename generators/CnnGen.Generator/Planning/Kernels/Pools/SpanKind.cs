namespace CnnGen.Generator.Planning.Kernels;

/// <summary>Where windows lie.</summary>
internal enum SpanKind
{
    /// <summary>Every tap is inside the input.</summary>
    Interior,

    /// <summary>Some taps are outside: the same for all windows.</summary>
    Edge,

    /// <summary>The taps differ from window to window, so that they are found at run time.</summary>
    Computed,
}
