using System.Security.Cryptography;
using System.Text;
using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.Testing;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.LocalHost.Tests.App;

/// <summary>The whole app over real HTTP, with a storage of the test's own and a first administrator; no timer and no queue is served.</summary>
internal static class ServedApp
{
    /// <param name="adminKey">The first administrator's key, 32 characters or more.</param>
    internal static Task<LocalApplication> StartAsync(AzuriteFixture azurite, string adminKey)
    {
        var settings = LocalSettings.Load(
        [
            .. OwnSettings.On(azurite.ConnectionString, AzuriteFixture.NewPrefix()),
            new("Access:AdminKeySha256", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(adminKey)))),
        ]);
        return LocalApplication.StartAsync(
            new LocalApplicationOptions
            {
                Configuration = settings,
                Clock = TimeProvider.System,
                FunctionTypes = KpiApp.FunctionTypes,
                AddApp = services => services.AddKpiFunctions(settings),
                HostJson = KpiApp.ReadHostJson(),
                Port = 0,
                LogLevel = LogLevel.Warning,
            },
            CancellationToken.None);
    }
}
