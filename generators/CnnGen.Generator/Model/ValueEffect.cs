namespace CnnGen.Generator.Model;

/// <summary>What a layer does to values, for those who look past it to the layer before.</summary>
internal enum ValueEffect
{
    /// <summary>Reorders, repeats or masks them: each value that is left is one of the input's, apart from dropout's scale in training.</summary>
    Moves,

    /// <summary>Takes means of them, which stay within the input's bounds.</summary>
    Averages,

    /// <summary>Takes the largest of some of them.</summary>
    Chooses,

    /// <summary>Makes other values of them.</summary>
    Computes,
}
