namespace CnnGen.Tests.Runtime;

/// <summary>
/// Tests of what the worker threads do run alone: they are shared by all callers of the process, and whoever finds the processors taken works with fewer,
/// so that beside other tests there would be nothing to see.
/// </summary>
[CollectionDefinition(nameof(SharedThreads), DisableParallelization = true)]
public sealed class SharedThreads;
