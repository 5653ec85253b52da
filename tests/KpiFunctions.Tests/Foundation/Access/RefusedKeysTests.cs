using System.Net;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;
using NodaTime;

namespace KpiFunctions.Tests.Foundation.Access;

/// <summary>Wrong keys are told of, and cannot fill the storage.</summary>
public sealed class RefusedKeysTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private static readonly HttpFunction Reading = HttpFunction.All.Single(f => f.Name == "GetStoreEndpoint");

    [Fact]
    public async Task A_minute_has_so_many_entries_and_the_next_one_says_how_many_were_left_out()
    {
        for (var i = 0; i < RefusedKeys.EntriesPerMinute + 5; i++)
        {
            await TryAsync($"kpi_0123456789abcdef_{i}", (byte)i);
        }

        Assert.Equal(RefusedKeys.EntriesPerMinute, (await EntriesAsync()).Count);
        var next = Assert.Single(await LeftByAsync(async () =>
        {
            Clock.Now += Duration.FromMinutes(1);
            await TryAsync("kpi_0123456789abcdef_next", 200);
        }));
        Assert.Equal(5, next.LeftOut);
        Assert.Equal(0, Assert.Single(await LeftByAsync(() => TryAsync("kpi_0123456789abcdef_last", 201))).LeftOut);
    }

    [Fact]
    public async Task Who_has_to_wait_is_counted_and_leaves_no_entry()
    {
        for (var i = 0; i < 12; i++)
        {
            await TryAsync("kpi_0123456789abcdef_same", 1);
        }

        Assert.Equal(10, (await EntriesAsync()).Count);
        Assert.Equal(2, Assert.Single(await LeftByAsync(() => TryAsync("kpi_0123456789abcdef_other", 2))).LeftOut);
    }

    [Theory]
    [InlineData("kpi_0123456789abcdef_secret", "0123456789abcdef")]
    [InlineData("kpi_0123456789ABCDEF_secret", null)]
    [InlineData("a password that somebody pasted", null)]
    public async Task Of_a_wrong_key_only_the_public_part_is_told_and_nothing_of_where_it_was_to_go(string key, string? id)
    {
        var entry = Assert.Single(await LeftByAsync(() => TryAsync(key, 1)));

        Assert.Equal(new AuditActor(AuditActorKind.Unknown, id, Address: "10.0.0.1"), entry.Actor);
        Assert.Equal((401, null, 0), (entry.Status, entry.Store, entry.Route.Count));
    }

    [Fact]
    public async Task A_request_without_a_key_leaves_nothing() => Assert.Empty(await LeftByAsync(() => TryAsync(string.Empty, 1)));

    private async Task TryAsync(string key, byte address) => await SendAsync(Reading, key, route: [("store", "S1")], address: new IPAddress([10, 0, 0, address]));
}
