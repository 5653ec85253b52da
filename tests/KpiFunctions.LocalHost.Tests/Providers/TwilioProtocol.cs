using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace KpiFunctions.LocalHost.Tests.Providers;

/// <summary>Messages, status callbacks and incoming messages of Twilio.</summary>
internal sealed class TwilioProtocol : ProviderProtocol
{
    private const string Callback = $"{PublicUrl}/api/sms/reports/twilio?tag=";

    internal override string Name => "twilio";

    internal override ProviderText? Read(HttpRequest request, byte[] body, string user)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        var callback = form["StatusCallback"].ToString();
        return request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{Secret}")) && callback.StartsWith(Callback, StringComparison.Ordinal)
            ? new ProviderText(form["To"].ToString(), callback[Callback.Length..], form["Body"].ToString())
            : null;
    }

    internal override (int Status, string Body) Accept(string id) => (201, $$"""{"sid":"{{id}}","status":"queued","error_code":null,"error_message":null}""");

    internal override HttpRequestMessage Report(ProviderText text, string id, bool arrived) => Signed(
        $"/api/sms/reports/twilio?tag={text.Tag}",
        new() { ["MessageSid"] = id, ["MessageStatus"] = arrived ? "delivered" : "failed", ["ErrorCode"] = arrived ? "" : "21610", ["To"] = text.To, ["AccountSid"] = "AC1", ["ApiVersion"] = "2010-04-01" });

    internal override HttpRequestMessage Reply(string number, string text, string id, DateTime at) => Signed(
        "/api/sms/replies/twilio",
        new() { ["MessageSid"] = id, ["From"] = number, ["To"] = "+18005550100", ["Body"] = text, ["NumMedia"] = "0", ["AccountSid"] = "AC1" });

    internal override bool IsAcknowledged(string body) => body == "<Response/>";

    private static HttpRequestMessage Signed(string path, SortedDictionary<string, string> fields)
    {
        var form = string.Join('&', fields.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}"));
        var request = Post(path["/api/sms/".Length..], form, "application/x-www-form-urlencoded");
#pragma warning disable CA5350 // The provider signs so.
        var signature = HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{PublicUrl}{path}{string.Concat(fields.Select(f => f.Key + f.Value))}"));
#pragma warning restore CA5350
        request.Headers.Add("X-Twilio-Signature", Convert.ToBase64String(signature));
        return request;
    }
}
