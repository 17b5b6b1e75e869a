namespace CnnGen.Package.Tests.Package;

/// <summary>The tests that share the packages.</summary>
[CollectionDefinition(nameof(PackedFeed))]
public sealed class PackedFeedCollection : ICollectionFixture<PackedFeed>;
