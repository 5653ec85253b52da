using KpiFunctions.Domain.Surveys;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>Numbers pasted from address books and chats have marks that nobody sees; without them they are the numbers of the same customers.</summary>
public sealed class HiddenMarksTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");

    // Direction marks, isolates, joiners, a byte order mark, blanks and hyphens that do not break: left of the number, inside it and behind it.
    [Theory]
    [InlineData("\u202D+86 139 1111 2222\u202C")]
    [InlineData("\u2068+8613911112222\u2069")]
    [InlineData("\u200F+8613911112222")]
    [InlineData("+86\u00A0139\u202F1111\u00A02222")]
    [InlineData("+86\u2011139\u20111111\u20112222")]
    [InlineData("+861391111\u200B2222\u200D")]
    [InlineData("\uFEFF+8613911112222")]
    [InlineData("139\u20601111\u00AD2222")]
    public async Task Two_numbers_that_are_one_without_them_get_one_text_and_one_opt_out_silences_both(string number)
    {
        await ImportAsync(number, "W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
        Assert.Equal("+8613911112222", Assert.Single(Gateway.Delivered).To);

        // The same customer, as everybody writes it, two days later: within the quiet period.
        await ImportAsync("+8613911112222", "W2", "2026-09-09T10:00:00");
        await SendDueAsync(Utc("2026-09-12T02:00:00Z"));
        Assert.Single(Gateway.Delivered);
        Assert.Equal(ExclusionReason.QuietPeriod, Reason(await OrderAsync("W2")));

        // The wish for silence of the one is that of the other, also after the quiet period.
        await ReplyAsync("STOP", Utc("2026-09-12T03:00:00Z"), from: "8613911112222");
        await SendDueAsync(Utc("2026-09-12T03:15:00Z"));
        var texts = Gateway.Delivered.Count;
        await ImportAsync(number, "W3", "2026-09-20T10:00:00");
        await ImportAsync("+8613911112222", "W4", "2026-09-20T11:00:00");
        await SendDueAsync(Utc("2026-09-24T02:00:00Z"));
        Assert.Equal(texts, Gateway.Delivered.Count);
        Assert.Equal([ExclusionReason.OptedOut, ExclusionReason.OptedOut], [Reason(await OrderAsync("W3")), Reason(await OrderAsync("W4"))]);
    }

    private async Task ImportAsync(string phone, string order, string completedAt)
    {
        Clock.Now = Instant.Max(Clock.Now, Utc($"{completedAt}Z"));
        var report = await ImportAsync($"storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\nS1,{order},A,{phone},2026-09-01T08:00:00,{completedAt}\n");
        Assert.Empty(report.Rejected);
        Assert.Empty(report.Warnings);
    }

    private static ExclusionReason? Reason(ServiceRecord record) => record.Survey.Exclusion;
}
