using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KpiFunctions.Tests.Foundation.Access;

public sealed class ApiKeyStoreTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Caller Li = new("Li's key", Role.Staff, [StoreId.Parse("S1"), StoreId.Parse("S2")], [Person("li"), Person("l.na", "S2")]);

    private readonly RunningClock _clock = new(Utc("2026-09-10T02:00:00Z"));

    [Fact]
    public async Task Whoever_sends_a_key_is_who_it_was_made_for()
    {
        var key = await Instance().CreateAsync(Li, CancellationToken.None);
        var found = await FindAsync(Instance(), key);
        Assert.Equal((Li.Name, Li.Role), (found!.Name, found.Role));
        Assert.Equal(Li.People, found.People);
        Assert.Equal(Li.Stores, found.Stores);
    }

    [Fact]
    public async Task A_key_for_all_stores_and_for_nobody_in_particular_stays_so()
    {
        var found = await FindAsync(Instance(), await Instance().CreateAsync(Ingest, CancellationToken.None));
        Assert.Empty(found!.Stores);
        Assert.True(found.IsEverywhere);
        Assert.Empty(found.People);
    }

    [Fact]
    public async Task A_key_with_another_secret_or_shape_is_nobodys()
    {
        var key = await Instance().CreateAsync(Li, CancellationToken.None);
        var other = await Instance().CreateAsync(Li, CancellationToken.None);
        string[] wrong =
        [
            key[..^1], key + "x", key.ToUpperInvariant(), key[4..], $"{key[..20]}_", string.Empty, "kpi__", "kpi_0123456789abcdef_x",
            $"{key[..21]}{other[21..]}", key.Replace("kpi_", "kpi_'", StringComparison.Ordinal),
        ];
        Assert.All(await Task.WhenAll(wrong.Select(w => FindAsync(Instance(), w))), Assert.Null);
    }

    [Fact]
    public async Task A_revoked_key_ends_at_once_here_and_within_a_minute_elsewhere()
    {
        var (here, elsewhere) = (Instance(), Instance());
        var key = await here.CreateAsync(Li, CancellationToken.None);
        Assert.NotNull(await FindAsync(here, key));
        Assert.NotNull(await FindAsync(elsewhere, key));

        Assert.True(await here.RevokeAsync(IdOf(key), CancellationToken.None));

        Assert.Null(await FindAsync(here, key));
        _clock.Pass(Duration.FromSeconds(59));
        Assert.NotNull(await FindAsync(elsewhere, key));
        _clock.Pass(Duration.FromSeconds(1));
        Assert.Null(await FindAsync(elsewhere, key));
    }

    [Fact]
    public async Task A_key_ends_when_it_expires()
    {
        var keys = Instance();
        var key = await keys.CreateAsync(Li with { ExpiresAt = _clock.GetUtcNow().AddHours(1) }, CancellationToken.None);

        _clock.Pass(Duration.FromMinutes(59));
        Assert.NotNull(await FindAsync(keys, key));
        _clock.Pass(Duration.FromMinutes(1));

        Assert.Null(await FindAsync(keys, key));
    }

    [Fact]
    public async Task A_key_stops_with_its_person_store_by_store()
    {
        await SaveStoreAsync(NewStore("S2"));
        var key = await Instance().CreateAsync(Li, CancellationToken.None);
        await LeaveAsync(Person("li"), new LocalDate(2026, 9, 9));
        Assert.Equal([Person("l.na", "S2")], (await FindAsync(Instance(), key))!.People);

        await LeaveAsync(Person("l.na", "S2"), new LocalDate(2026, 9, 10));
        Assert.NotNull(await FindAsync(Instance(), key));
        Clock.Now += Duration.FromDays(1);

        Assert.Null(await FindAsync(Instance(), key));
    }

    private Task<StaffMember> LeaveAsync(StorePerson person, LocalDate lastDay) => Get<StoreDirectory>().UpdateStaffAsync(
        person.StoreId,
        person.StaffId,
        _ => new StaffMember { StoreId = person.StoreId, Id = person.StaffId, Roles = [new(null, null, null, lastDay)] },
        CancellationToken.None);

    [Fact]
    public async Task A_key_that_is_not_there_cannot_be_revoked() => Assert.False(await Instance().RevokeAsync("0123456789abcdef", CancellationToken.None));

    [Fact]
    public async Task The_list_tells_everything_of_a_key_but_its_secret()
    {
        var key = await Instance().CreateAsync(Li, CancellationToken.None);
        await Instance().RevokeAsync(IdOf(key), CancellationToken.None);

        var info = Assert.Single(await Instance().ListAsync(CancellationToken.None));

        Assert.Equal((IdOf(key), Li.Name, Role.Staff), (info.Id, info.Name, info.Role));
        Assert.Equal([new("S1", "li"), new("S2", "l.na")], info.People);
        Assert.Equal(["S1", "S2"], info.Stores);
        Assert.Equal((_clock.GetUtcNow(), null, _clock.GetUtcNow()), (info.CreatedAt, info.LastUsedAt, info.RevokedAt));
        TableEntity row = await Get<Tables>().ApiKeys.GetEntityAsync<TableEntity>(IdOf(key), "key");
        Assert.DoesNotContain(row, column => column.Value is string text && text.Contains(key[21..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_use_is_kept_once_a_day()
    {
        var keys = Instance();
        var key = await keys.CreateAsync(Li, CancellationToken.None);
        var first = _clock.GetUtcNow();
        await FindAsync(keys, key);
        Assert.Equal(first, await LastUseAsync());

        _clock.Pass(Duration.FromHours(23));
        await FindAsync(keys, key);
        Assert.Equal(first, await LastUseAsync());

        _clock.Pass(Duration.FromHours(1));
        await FindAsync(keys, key);
        Assert.Equal(_clock.GetUtcNow(), await LastUseAsync());
    }

    [Fact]
    public async Task The_first_administrator_gets_in_by_a_long_key_of_which_only_the_digest_is_set()
    {
        const string Long = "a key that the operator has chosen, long enough";
        Assert.Equal(Role.Admin, (await FindAsync(Instance(Long), Long))!.Role);
        Assert.Null(await FindAsync(Instance(Long), Long + "."));
        Assert.Null(await FindAsync(Instance(), Long));
        Assert.Null(await FindAsync(Instance("short"), "short"));
    }

    /// <summary>One of several instances of the app, each with a memory of its own.</summary>
    private ApiKeyStore Instance(string? adminKey = null) => new(
        Get<Tables>(),
        Get<IPeople>(),
        _clock,
        Options.Create(new AccessOptions { AdminKeySha256 = adminKey is null ? null : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(adminKey))) }));

    private static Task<Caller?> FindAsync(ApiKeyStore keys, string key) => keys.FindAsync(key, CancellationToken.None);

    private async Task<DateTimeOffset?> LastUseAsync() => Assert.Single(await Instance().ListAsync(CancellationToken.None)).LastUsedAt;

    private static string IdOf(string key) => key.Split('_')[1];
}
