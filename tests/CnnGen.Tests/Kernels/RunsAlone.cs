namespace CnnGen.Tests.Kernels;

/// <summary>Tests that start processes with work for every processor, after all others.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
