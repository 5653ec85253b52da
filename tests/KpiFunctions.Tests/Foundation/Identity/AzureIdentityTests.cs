using Azure.Identity;
using KpiFunctions.Foundation.Identity;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Tests.Foundation.Identity;

public sealed class AzureIdentityTests
{
    [Fact]
    public void A_developers_machine_uses_the_developers_identity() => Assert.IsType<DefaultAzureCredential>(AzureIdentity.Of(Settings()));

    [Theory]
    [InlineData("managedidentity", null)]
    [InlineData("ManagedIdentity", "11111111-1111-1111-1111-111111111111")]
    public void In_the_cloud_the_app_has_an_identity_of_its_own(string kind, string? client) =>
        Assert.IsType<ManagedIdentityCredential>(AzureIdentity.Of(Settings(("Storage:credential", kind), ("Storage:clientId", client))));

    [Fact]
    public void Another_kind_is_refused_with_what_to_do()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => AzureIdentity.Of(Settings(("Storage:credential", "secret"))));
        Assert.Contains("set it to managedidentity", refusal.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build();
}
