namespace KpiFunctions.Worker.Tests.Publishing;

/// <summary>The tests that share one publish.</summary>
[CollectionDefinition(Name)]
public sealed class PublishCollection : ICollectionFixture<PublishedApp>
{
    public const string Name = "publish";
}
