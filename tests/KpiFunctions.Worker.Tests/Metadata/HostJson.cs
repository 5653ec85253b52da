using System.Text.Json;
using KpiFunctions.Worker.Tests.Hosting;

namespace KpiFunctions.Worker.Tests.Metadata;

/// <summary>What host.json, as it lies beside the built app, tells the host.</summary>
internal static class HostJson
{
    /// <summary>Stands before every route.</summary>
    public static string RoutePrefix => Extension("http", "routePrefix");

    /// <summary>How texts lie in the queues: <c>none</c> or <c>base64</c>.</summary>
    public static string MessageEncoding => Extension("queues", "messageEncoding");

    private static string Extension(string name, string setting)
    {
        using var host = JsonDocument.Parse(File.ReadAllBytes(AppFolder.Built.File("host.json")));
        return host.RootElement.GetProperty("extensions").GetProperty(name).GetProperty(setting).GetString()!;
    }
}
