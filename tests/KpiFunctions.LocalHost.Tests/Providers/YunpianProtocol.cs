using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace KpiFunctions.LocalHost.Tests.Providers;

/// <summary>tpl_single_send, sms_status and sms_reply of Yunpian.</summary>
internal sealed class YunpianProtocol : ProviderProtocol
{
    internal override string Name => "yunpian";

    internal override ProviderText? Read(HttpRequest request, byte[] body, string user)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        return form["apikey"] == Secret
            ? new ProviderText(form["mobile"].ToString(), form["uid"].ToString(), $"{form["tpl_id"]} {QueryHelpers.ParseQuery(form["tpl_value"].ToString())["#store#"]}")
            : null;
    }

    internal override (int Status, string Body) Accept(string id) =>
        (200, $$"""{"code":0,"msg":"发送成功","count":1,"fee":0.05,"unit":"RMB","mobile":"13200000000","sid":{{id}}}""");

    internal override HttpRequestMessage Report(ProviderText text, string id, bool arrived) => Post($"reports/{Name}?key={Secret}", "sms_status=" + Uri.EscapeDataString(JsonSerializer.Serialize(new[]
    {
        new
        {
            error_detail = arrived ? "接收成功" : "手机号在黑名单",
            sid = long.Parse(id, CultureInfo.InvariantCulture),
            uid = text.Tag,
            user_receive_time = "2026-09-10 10:00:05",
            error_msg = arrived ? "DELIVRD" : "YP:0010",
            mobile = text.To[3..],
            report_status = arrived ? "SUCCESS" : "FAIL",
        },
    })), "application/x-www-form-urlencoded");

    internal override HttpRequestMessage Reply(string number, string text, string id, DateTime at)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["base_extend"] = "8888",
            ["extend"] = "01",
            ["id"] = id,
            ["mobile"] = number[3..],
            ["reply_time"] = at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            ["text"] = text,
        };
#pragma warning disable CA5351 // The provider signs so.
        var sign = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{string.Join(',', fields.Values)},{Secret}")));
#pragma warning restore CA5351
        return Post($"replies/{Name}", "sms_reply=" + Uri.EscapeDataString(JsonSerializer.Serialize(fields.Append(new("_sign", sign)).ToDictionary())), "application/x-www-form-urlencoded");
    }

    internal override bool IsAcknowledged(string body) => body is "SUCCESS" or "0";
}
