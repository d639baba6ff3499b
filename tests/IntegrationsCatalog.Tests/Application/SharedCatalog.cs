namespace Icaro.IntegrationsCatalog.Tests.Application;

/// <summary>One catalog for all classes that neither change it as a whole nor mind what is in it besides their own.</summary>
[CollectionDefinition(nameof(SharedCatalog))]
public sealed class SharedCatalog : ICollectionFixture<CatalogApplication>;
