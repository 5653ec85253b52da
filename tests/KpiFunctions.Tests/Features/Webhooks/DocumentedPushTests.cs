using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Testing;
using KpiFunctions.Testing.Documentation;

namespace KpiFunctions.Tests.Features.Webhooks;

/// <summary>Pushes in the shape of the providers' public documentation, which docs/providers cites, read by the very settings that stand there.</summary>
public sealed class DocumentedPushTests
{
    private const string Url = "https://app.example";

    /// <summary>Source: the test of the signature in github.com/twilio's libraries, with "12345" as the token.</summary>
    [Fact]
    public void Twilios_signature_is_that_of_its_libraries() => Assert.Equal(
        "0/KCTR6DLpKmkAf8muzZqo1nDgQ=",
        PushProof.TwilioSignature(
            "https://mycompany.com/myapp.php?foo=1&bar=2", "CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030&To=%2B18005551212", "12345"));

    /// <summary>Values by the names of their fields, joined by commas, and the key: what the documentation of replies writes out.</summary>
    [Fact]
    public void Yunpians_signature_goes_by_the_names_of_the_fields()
    {
        var reply = JsonSerializer.Deserialize<JsonElement>("""{"text":"b","_sign":"x","mobile":15205201314,"base_extend":"8888","extend":"01"}""");

        Assert.Equal(
            Md5("8888,01,15205201314,b,0000"), PushProof.YunpianSignature(reply, "0000"));
    }

#pragma warning disable CA5351 // The provider signs so.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    /// <param name="azurite">The storage that the tests share.</param>
    public sealed class AlibabaCloud(AzuriteFixture azurite) : PushTest(azurite, ProviderSettings.Read("alibaba-cloud"))
    {
        private const string Key = $"?key={ProviderSettings.Secret}";

        [Fact]
        public async Task Replies_come_as_a_list_and_are_acknowledged_by_a_code()
        {
            var answer = await ReplyPushAsync(
                "alibaba-cloud",
                """[{"phone_number":"13800000001","content":"5","send_time":"2026-09-10 09:30:00","dest_code":"1234","sequence_id":1234567890},{"phone_number":"13800000002","content":"退订","send_time":"2026-09-10 09:31:00","dest_code":"1234","sequence_id":"1234567891"}]""",
                Key);

            Assert.Equal((200, """{"code":0,"msg":"接收成功"}"""), (answer.Status, answer.Body));
            var replies = (await RepliesAsync()).Select(e => JsonDocument.Parse(e).RootElement.GetProperty("data")).OrderBy(d => d.GetProperty("messageId").GetString(), StringComparer.Ordinal).ToList();
            Assert.Equal(["+8613800000001", "+8613800000002"], replies.Select(d => d.GetProperty("from").GetString()));
            Assert.Equal(["5", "退订"], replies.Select(d => d.GetProperty("message").GetString()));
            Assert.Equal(Utc("2026-09-10T01:30:00Z").ToDateTimeOffset(), replies[0].GetProperty("receivedTimestamp").GetDateTimeOffset());
        }

        [Fact]
        public async Task Reports_say_whether_it_was_a_success_and_a_black_list_is_an_opt_out()
        {
            await ImportOrderAsync("W1", "2026-09-07T10:00:00", "+8613800000001");
            await ImportOrderAsync("W2", "2026-09-07T10:00:00", "+8613800000002");
            await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
            async Task<string> ReportOf(string order, bool success, string code, string words) => JsonSerializer.Serialize(new
            {
                phone_number = "13800000001",
                send_time = "2026-09-10 10:00:00",
                report_time = "2026-09-10 10:00:05",
                success,
                err_code = code,
                err_msg = words,
                sms_size = "1",
                biz_id = (await OrderAsync(order)).Survey.MessageId,
                out_id = $"S1/{order}",
            });

            var answer = await ReportPushAsync("alibaba-cloud", $"[{await ReportOf("W1", true, "DELIVERED", "用户接收成功")},{await ReportOf("W2", false, "MOBILE_IN_BLACK", "")}]", Key);
            foreach (var report in await ReportsAsync())
            {
                await ReportAsync(report);
            }

            Assert.Equal(200, answer.Status);
            Assert.Equal(Domain.Surveys.SurveyState.Delivered, (await OrderAsync("W1")).Survey.State);
            Assert.Equal(Domain.Surveys.SurveyState.Failed, (await OrderAsync("W2")).Survey.State);
            Clock.Now = Utc("2026-09-21T02:00:00Z");
            await ImportOrderAsync("W3", "2026-09-20T10:00:00", "+8613800000002");
            await SendDueAsync(Utc("2026-09-24T02:00:00Z"));
            Assert.Equal(Domain.Surveys.ExclusionReason.OptedOut, (await OrderAsync("W3")).Survey.Exclusion);
        }
    }

    /// <param name="azurite">The storage that the tests share.</param>
    public sealed class Yunpian(AzuriteFixture azurite) : PushTest(azurite, ProviderSettings.Read("yunpian"))
    {
        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public async Task A_reply_is_a_form_with_signed_json_in_it(bool escapedTwice)
        {
            var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["base_extend"] = "8888",
                ["extend"] = "01",
                ["id"] = "2a70c6bb",
                ["mobile"] = "13800000001",
                ["reply_time"] = "2026-09-10 09:30:00",
                ["text"] = "很满意,谢谢!",
            };
            var sign = Md5($"{string.Join(',', fields.Values)},{ProviderSettings.Secret}");
            var json = Uri.EscapeDataString(JsonSerializer.Serialize(fields.Append(new("_sign", sign)).ToDictionary()));

            var answer = await ReplyPushAsync("yunpian", $"sms_reply={(escapedTwice ? Uri.EscapeDataString(json) : json)}");
            var forged = await ReplyPushAsync("yunpian", $"sms_reply={json.Replace("13800000001", "13800000002", StringComparison.Ordinal)}");

            Assert.Equal((200, "SUCCESS", 401), (answer.Status, answer.Body, forged.Status));
            var reply = JsonDocument.Parse(Assert.Single(await RepliesAsync())).RootElement.GetProperty("data");
            Assert.Equal(("yunpian:2a70c6bb", "+8613800000001", "很满意,谢谢!"), (reply.GetProperty("messageId").GetString(), reply.GetProperty("from").GetString(), reply.GetProperty("message").GetString()));
        }

        [Fact]
        public async Task Reports_are_a_form_with_a_list_in_it()
        {
            const string Reports = """
                [{"error_detail":"接收成功","sid":9527,"uid":"S1/W1","user_receive_time":"2026-09-10 09:30:00","error_msg":"DELIVRD","mobile":"13800000001","report_status":"SUCCESS"},
                {"error_detail":"空号","sid":9528,"uid":"S1/W2","user_receive_time":null,"error_msg":"MK:0001","mobile":"13800000002","report_status":"FAIL"},
                {"error_detail":"","sid":9529,"uid":null,"user_receive_time":"2026-09-10 09:30:00","error_msg":"","mobile":"13800000003","report_status":"SUCCESS"}]
                """;

            var answer = await ReportPushAsync("yunpian", $"sms_status={Uri.EscapeDataString(Reports)}", $"?key={ProviderSettings.Secret}");

            Assert.Equal((200, "SUCCESS"), (answer.Status, answer.Body));
            var reports = (await ReportsAsync()).Select(e => JsonDocument.Parse(e).RootElement.GetProperty("data")).OrderBy(d => d.GetProperty("tag").GetString(), StringComparer.Ordinal).ToList();
            Assert.Equal(["9527", "9528"], reports.Select(d => d.GetProperty("messageId").GetString()));
            Assert.Equal(["SUCCESS", "FAIL"], reports.Select(d => d.GetProperty("deliveryStatus").GetString()));
            Assert.Equal("MK:0001: 空号", reports[1].GetProperty("deliveryStatusDetails").GetString());
            Assert.Equal("Provider yunpian: It has no tag at 'uid'.", Assert.Single(await Get<DeadLetterStore>().ListAsync(CancellationToken.None)).Reason);
        }
    }

    /// <param name="azurite">The storage that the tests share.</param>
    public sealed class Twilio(AzuriteFixture azurite) : PushTest(azurite, ProviderSettings.Read("twilio"))
    {
        [Fact]
        public async Task A_reply_is_a_signed_form_and_is_answered_with_an_empty_document()
        {
            const string Form = "ToCountry=US&SmsMessageSid=SM11&NumMedia=0&SmsSid=SM11&SmsStatus=received&Body=5+%F0%9F%91%8D&To=%2B18005550100&NumSegments=1&MessageSid=SM11&AccountSid=AC1&From=%2B8613800000001&ApiVersion=2010-04-01";
            var signature = PushProof.TwilioSignature($"{Url}/api/sms/replies/twilio", Form, ProviderSettings.Secret);

            var answer = await ReplyPushAsync("twilio", Form, headers: ("X-Twilio-Signature", signature));
            var forged = await ReplyPushAsync("twilio", Form.Replace("Body=5", "Body=1", StringComparison.Ordinal), headers: ("X-Twilio-Signature", signature));

            Assert.Equal((200, "<Response/>", 401), (answer.Status, answer.Body, forged.Status));
            Assert.StartsWith("text/xml", answer.ContentType, StringComparison.Ordinal);
            var reply = JsonDocument.Parse(Assert.Single(await RepliesAsync())).RootElement.GetProperty("data");
            Assert.Equal(("twilio:SM11", "+8613800000001", "5 👍"), (reply.GetProperty("messageId").GetString(), reply.GetProperty("from").GetString(), reply.GetProperty("message").GetString()));
        }

        [Theory]
        [InlineData("delivered", "", "delivered")]
        [InlineData("sent", "", "sent")]
        [InlineData("undelivered", "30005", "undelivered")]
        [InlineData("failed", "21610", "OptedOut")]
        public async Task A_report_has_the_tag_in_its_address_which_is_signed_too(string status, string code, string meaning)
        {
            var form = $"SmsSid=SM1&SmsStatus={status}&MessageStatus={status}&To=%2B8613800000001&MessageSid=SM1&AccountSid=AC1&From=%2B18005550100&ApiVersion=2010-04-01" + (code.Length > 0 ? $"&ErrorCode={code}" : "");
            var signature = PushProof.TwilioSignature($"{Url}/api/sms/reports/twilio?tag=S1/W1", form, ProviderSettings.Secret);

            var answer = await ReportPushAsync("twilio", form, "?tag=S1/W1", ("X-Twilio-Signature", signature));
            var forged = await ReportPushAsync("twilio", form, "?tag=S1/W2", ("X-Twilio-Signature", signature));

            Assert.Equal((200, 401), (answer.Status, forged.Status));
            var report = JsonDocument.Parse(Assert.Single(await ReportsAsync())).RootElement.GetProperty("data");
            Assert.Equal(("S1/W1", "SM1", meaning), (report.GetProperty("tag").GetString(), report.GetProperty("messageId").GetString(), report.GetProperty("deliveryStatus").GetString()));
        }
    }
}
