namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>The tests that share one running app.</summary>
[CollectionDefinition(Name)]
public sealed class AppCollection : ICollectionFixture<AppFixture>
{
    public const string Name = "app";
}
