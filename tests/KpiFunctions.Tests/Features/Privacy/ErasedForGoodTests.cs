using Azure.Data.Tables;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months;
using NodaTime;

namespace KpiFunctions.Tests.Features.Privacy;

/// <summary>The dealer's system still has what was erased and sends it with every change: it stays away, wherever the record was when it was erased.</summary>
public sealed class ErasedForGoodTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    private const string Number = "13900000077";
    private const string Words = "等太久";

    /// <param name="reopened">How the month of the late records goes on between the erasure and the next import: not at all, open, or with them.</param>
    /// <param name="changed">Whether something else of the records has changed when they are sent again.</param>
    [Theory]
    [InlineData("no", false)]
    [InlineData("no", true)]
    [InlineData("open", false)]
    [InlineData("open", true)]
    [InlineData("with late records", false)]
    [InlineData("with late records", true)]
    [InlineData("and closed again", false)]
    [InlineData("and closed again", true)]
    public async Task What_came_late_and_was_erased_does_not_come_back(string reopened, bool changed)
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await SendAsync(changed: false);
        Assert.Contains(await EverythingAsync(), t => t.Contains(Words, StringComparison.Ordinal));
        await EraseAsync();

        Clock.Now += Duration.FromMinutes(5);
        if (reopened != "no")
        {
            Assert.Equal(200, StatusOf(await ReopenAsync("late records", takeLate: reopened != "open")));
        }

        if (reopened == "and closed again")
        {
            Assert.Equal(200, StatusOf(await CloseAgainAsync()));
        }

        Clock.Now += Duration.FromMinutes(5);
        await SendAsync(changed);
        Assert.DoesNotContain(await EverythingAsync(), IsPersonal);
        await SendAsync(changed);
        Assert.DoesNotContain(await EverythingAsync(), IsPersonal);
    }

    /// <summary>A date that is corrected takes a late record into the next month, open or closed by then.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Neither_does_it_come_back_in_another_month(bool closed)
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await SendAsync(changed: false);
        await EraseAsync();
        if (closed)
        {
            await CloseDueMonthsAsync(Utc("2026-11-06T03:00:00Z"));
        }

        Clock.Now += Duration.FromMinutes(5);
        await SendAsync(changed: false, month: 10);
        Assert.DoesNotContain(await EverythingAsync(), IsPersonal);
        Clock.Now += Duration.FromMinutes(5);
        await SendAsync(changed: true, month: 10);
        Assert.DoesNotContain(await EverythingAsync(), IsPersonal);
    }

    private async Task EraseAsync()
    {
        await Get<CustomerErasure>().EraseAsync(new EraseCustomerJson(Phone: "+86" + Number).ToRequest(), Admin, CancellationToken.None);
        Assert.DoesNotContain(await EverythingAsync(), IsPersonal);
    }

    /// <summary>An order, a complaint about it, and what staff wrote of its customer, all of a month.</summary>
    private async Task SendAsync(bool changed, int month = 9)
    {
        var day = $"2026-{month:D2}-0";
        await ImportAsync($"storeId,workOrderId,staffId,customerPhone,openedAt,completedAt,amount\nS1,W2,A,+86{Number},{day}2T08:00:00,{day}3T08:00:00,{(changed ? 2 : 1)}\n");
        await ImportAsync(
            $"storeId,complaintId,workOrderId,receivedAt,resolvedAt,text\nS1,K1,W2,{day}4T08:00:00,{(changed ? day + "5T08:00:00" : "")},{Words}\n",
            ComplaintParser.Columns,
            (rows, report) => Get<ComplaintImport>().ImportAsync(rows, Ingest, report, CancellationToken.None));
        await ImportCustomerFactsAsync($"S1,F1,A,{(changed ? "praise" : "referral")},{day}5,{Words} {Number}\n");
        await ImportFiguresAsync($"S1,A,2026-09,report.days_late,{(changed ? 3 : 2)},{Words} {Number},1,\n");
        await ImportRatingsAsync($"S1,A,2026-09,manner,boss,{(changed ? 0 : 100)},1,{Words} {Number},\n");
    }

    private static bool IsPersonal(string text) => text.Contains(Number, StringComparison.Ordinal) || text.Contains(Words, StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> EverythingAsync()
    {
        var texts = new List<string>();
        foreach (var table in Get<Tables>().All)
        {
            await foreach (var row in table.QueryAsync<TableEntity>())
            {
                texts.AddRange(row.Keys.Select(k => row[k]).OfType<string>());
            }
        }

        return texts;
    }
}
