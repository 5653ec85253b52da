using KpiFunctions.Foundation.Agenda;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Foundation.Agenda;

public sealed class AgendaStoreTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private const string List = "list";

    private static readonly Instant Ten = Utc("2026-09-10T10:00:00Z");

    private AgendaStore Agenda => Get<AgendaStore>();

    [Fact]
    public async Task What_is_entered_is_found_from_its_hour_on_the_oldest_first()
    {
        await PutAsync(Ten + Duration.FromMinutes(59), "b");
        await PutAsync(Ten - Duration.FromDays(400), "c");
        await PutAsync(Ten + Duration.FromHours(1), "later");
        await Agenda.PutAsync("other", Ten, "d", CancellationToken.None);
        await Agenda.PutAsync("lis", Ten, "e", CancellationToken.None);

        Assert.Equal(["c", "b"], await UntilAsync(Ten));
        Assert.Equal(["c", "b", "later"], await UntilAsync(Ten + Duration.FromHours(1)));
        Assert.Equal(["b"], (await Agenda.ListBetweenAsync(List, Ten, Ten, CancellationToken.None).ToListAsync()).Select(e => e.Subject));
    }

    [Fact]
    public async Task The_same_for_the_same_hour_is_one_entry()
    {
        await PutAsync(Ten, "a");
        await PutAsync(Ten + Duration.FromMinutes(30), "a");
        await Agenda.PutAsync(List, Ten, ["a", "a"], CancellationToken.None);
        Assert.Equal(["a"], await UntilAsync(Ten));
    }

    [Fact]
    public async Task What_was_entered_anew_since_it_was_read_stays_when_it_is_struck_off()
    {
        await Agenda.PutAsync(List, Ten, [.. Enumerable.Range(0, 150).Select(i => $"s{i:D3}")], CancellationToken.None);
        var read = await Agenda.ListUntilAsync(List, Ten, CancellationToken.None).ToListAsync();
        await PutAsync(Ten, "s007");
        await Agenda.RemoveAsync(List, Ten, "s008", CancellationToken.None);

        await Agenda.RemoveAsync(read, CancellationToken.None);

        Assert.Equal(150, read.Count);
        Assert.Equal(["s007"], await UntilAsync(Ten));
    }

    [Fact]
    public async Task One_that_cannot_be_looked_at_keeps_none_of_the_others_from_their_turn()
    {
        await Agenda.PutAsync(List, Ten, [.. Enumerable.Range(0, 250).Select(i => $"s{i:D3}")], CancellationToken.None);

        var failed = await Assert.ThrowsAsync<AggregateException>(() => Agenda.SweepAsync(
            List, Ten, e => e.Subject is "s003" or "s200" ? throw new InvalidOperationException(e.Subject) : Task.FromResult(true), CancellationToken.None));

        Assert.Equal(["s003", "s200"], failed.InnerExceptions.Select(e => e.Message));
        Assert.Equal(["s003", "s200"], await UntilAsync(Ten));
    }

    [Fact]
    public async Task A_sweep_looks_at_all_and_strikes_off_what_is_done()
    {
        await Agenda.PutAsync(List, Ten, [.. Enumerable.Range(0, 250).Select(i => $"s{i:D3}")], CancellationToken.None);
        var looked = 0;

        await Agenda.SweepAsync(
            List,
            Ten,
            entry =>
            {
                looked++;
                return Task.FromResult(entry.Subject != "s123");
            },
            CancellationToken.None);

        Assert.Equal(250, looked);
        Assert.Equal(["s123"], await UntilAsync(Ten));
    }

    private Task PutAsync(Instant at, string subject) => Agenda.PutAsync(List, at, subject, CancellationToken.None);

    private async Task<IEnumerable<string>> UntilAsync(Instant until) =>
        (await Agenda.ListUntilAsync(List, until, CancellationToken.None).ToListAsync()).Select(e => e.Subject);
}
