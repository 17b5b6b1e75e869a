// Most tests run builds, which use all cores by themselves.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
