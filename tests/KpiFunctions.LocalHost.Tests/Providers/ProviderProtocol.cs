using System.Text;
using KpiFunctions.Testing.Documentation;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.LocalHost.Tests.Providers;

/// <summary>How a provider is spoken with, written anew from its documentation: nothing of the app's own is used.</summary>
internal abstract class ProviderProtocol
{
    /// <summary>How the outside knows the app: as the documented settings have it.</summary>
    protected const string PublicUrl = "https://app.example";

    protected const string Secret = ProviderSettings.Secret;

    /// <summary>Name of the provider, and of its file in docs/providers.</summary>
    internal abstract string Name { get; }

    internal static ProviderProtocol Of(string name) => name switch
    {
        "alibaba-cloud" => new AlibabaCloudProtocol(),
        "yunpian" => new YunpianProtocol(),
        "twilio" => new TwilioProtocol(),
        _ => throw new ArgumentException($"Nobody speaks with '{name}' yet.", nameof(name)),
    };

    /// <summary>The text of a request; <see langword="null"/> when it does not prove who sends it.</summary>
    internal abstract ProviderText? Read(HttpRequest request, byte[] body, string user);

    /// <summary>The answer to a text that was taken.</summary>
    internal abstract (int Status, string Body) Accept(string id);

    /// <summary>A report: the text arrived, or its number is on the provider's list of those that want none.</summary>
    internal abstract HttpRequestMessage Report(ProviderText text, string id, bool arrived);

    /// <summary>What a customer sends.</summary>
    /// <param name="number">In E.164.</param>
    /// <param name="at">In China's time.</param>
    internal abstract HttpRequestMessage Reply(string number, string text, string id, DateTime at);

    /// <summary>Whether the provider takes an answer for its acknowledgement.</summary>
    internal abstract bool IsAcknowledged(string body);

    protected static HttpRequestMessage Post(string address, string body, string type) =>
        new(HttpMethod.Post, "api/sms/" + address) { Content = new StringContent(body, Encoding.UTF8, type) };
}

/// <summary>A text as a provider took it.</summary>
/// <param name="What">The text itself, or the code of its template with the parameters.</param>
internal sealed record ProviderText(string To, string Tag, string What);
