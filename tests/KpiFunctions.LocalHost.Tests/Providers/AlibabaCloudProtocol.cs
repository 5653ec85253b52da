using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.LocalHost.Tests.Providers;

/// <summary>SendSms with version 3 of the signature, SmsReport and SmsUp of Alibaba Cloud.</summary>
internal sealed class AlibabaCloudProtocol : ProviderProtocol
{
    internal override string Name => "alibaba-cloud";

    internal override ProviderText? Read(HttpRequest request, byte[] body, string user)
    {
        var headers = request.Headers;
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var parts = headers.Authorization.ToString().Split(' ', 2)[^1].Split(',').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        var query = string.Join('&', request.QueryString.Value![1..].Split('&').Order(StringComparer.Ordinal));
        var lines = string.Concat(parts["SignedHeaders"].Split(';').Select(name => $"{name}:{headers[name]}\n"));
        var canonical = $"{request.Method}\n{request.Path}\n{query}\n{lines}\n{parts["SignedHeaders"]}\n{hash}";
        var toSign = "ACS3-HMAC-SHA256\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(toSign)));
        var isSigned = new[] { "host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version" }.All(parts["SignedHeaders"].Split(';').Contains);
        return isSigned && parts["Signature"] == signature && parts["Credential"] == user && headers["x-acs-content-sha256"] == hash
            && headers["x-acs-action"] == "SendSms" && headers["x-acs-version"] == "2017-05-25" && request.Query["SignName"].ToString().Length > 0
            ? new ProviderText(request.Query["PhoneNumbers"].ToString(), request.Query["OutId"].ToString(), $"{request.Query["TemplateCode"]} {JsonDocument.Parse(request.Query["TemplateParam"].ToString()).RootElement.GetProperty("store")}")
            : null;
    }

    internal override (int Status, string Body) Accept(string id) => (200, JsonSerializer.Serialize(new { Message = "OK", RequestId = Guid.NewGuid(), Code = "OK", BizId = id }));

    internal override HttpRequestMessage Report(ProviderText text, string id, bool arrived) => Post($"reports/{Name}?key={Secret}", JsonSerializer.Serialize(new[]
    {
        new
        {
            phone_number = text.To[3..],
            send_time = "2026-09-10 10:00:00",
            report_time = "2026-09-10 10:00:05",
            success = arrived,
            err_code = arrived ? "DELIVERED" : "MOBILE_IN_BLACK",
            err_msg = "",
            sms_size = "1",
            biz_id = id,
            out_id = text.Tag,
        },
    }), "application/json");

    internal override HttpRequestMessage Reply(string number, string text, string id, DateTime at) => Post($"replies/{Name}?key={Secret}", JsonSerializer.Serialize(new[]
    {
        new { phone_number = number[3..], content = text, send_time = at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), dest_code = "1234", sequence_id = id },
    }), "application/json");

    internal override bool IsAcknowledged(string body) => JsonDocument.Parse(body).RootElement.GetProperty("code").ValueKind == JsonValueKind.Number;
}
