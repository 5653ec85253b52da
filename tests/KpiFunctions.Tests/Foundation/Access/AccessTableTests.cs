using System.Text.Json;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Replies;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Foundation.Access;

/// <summary>Every endpoint, asked with a key of every role, for the store of the key and for another one.</summary>
public sealed class AccessTableTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    /// <summary>Those that providers call, who prove themselves otherwise than by a key.</summary>
    private static readonly string[] OfProviders = [nameof(ReceiveRepliesEndpoint), nameof(ReceiveReportsEndpoint)];

    [Fact]
    public void Every_endpoint_has_its_place_in_the_table() => Assert.Equal(
        HttpFunction.All.Select(f => f.Name).Except(HttpFunction.Open).Except(OfProviders).Order(StringComparer.Ordinal), AccessTable.Rows.Select(r => r.Function).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_role_may_what_the_table_says_in_the_own_store_and_elsewhere_and_nothing_else()
    {
        await PlayAsync();
        var wrong = new List<string>();
        foreach (var row in AccessTable.Rows)
        {
            foreach (var role in Roles)
            {
                foreach (var store in new[] { "S1", "S2" })
                {
                    var expected = (store == "S1" ? row.Own : row.Other).Split(' ').Contains(role.ToString().ToLowerInvariant());
                    var (may, answer) = await MayAsync(row, KeyOf(role), store);
                    if (may != expected)
                    {
                        wrong.Add($"{role} {(may ? "may" : "may not")} {row} of {(store == "S1" ? "the own store" : "another store")}: {answer.Status} {answer.Body}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_key_without_a_person_reads_and_imports_but_judges_nothing_and_is_told_what_to_do()
    {
        await PlayAsync();
        var wrong = new List<string>();
        foreach (var row in AccessTable.Rows)
        {
            foreach (var role in new[] { Role.Supervisor, Role.Admin }.Where(r => row.Own.Contains(r.ToString(), StringComparison.OrdinalIgnoreCase)))
            {
                var (may, answer) = await MayAsync(row, KeyOf(role) with { People = [] }, "S1");
                var told = answer.Body.Contains("names its person", StringComparison.Ordinal);
                if ((may, told) != (!row.NeedsPerson || (row.FirstAdminMay && role == Role.Admin), row.NeedsPerson && !(row.FirstAdminMay && role == Role.Admin)))
                {
                    wrong.Add($"{role} without a person {(may ? "may" : "may not")} {row}: {answer.Status} {answer.Body}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static Caller KeyOf(Role role) => role switch
    {
        Role.Admin => Admin,
        Role.Ingest => new Caller("system", role, [Store], null),
        _ => new Caller("me", role, [Store], [Person("me")]),
    };

    /// <summary>A store with an unclear answer, a silent customer and a closed month, and another one that is just the same.</summary>
    private async Task PlayAsync()
    {
        await SaveStoreAsync(NewStore("S2"));
        Clock.Now = Utc("2026-09-09T00:00:00Z");
        foreach (var store in new[] { "S1", "S2" })
        {
            foreach (var staff in new[] { "me", "you" })
            {
                await Get<StoreDirectory>().UpdateStaffAsync(Person(staff, store).StoreId, Person(staff, store).StaffId, known => known ?? new() { StoreId = Person(staff, store).StoreId, Id = Person(staff, store).StaffId }, CancellationToken.None);
            }

            await ImportOrderAsync("W1", "2026-09-07T10:00:00", $"+861380000001{store[1]}", store, "you");
            await ImportOrderAsync("W2", "2026-09-07T10:00:00", $"+861380000002{store[1]}", store, "you");
            await ImportComplaintsAsync($"{store},C1,,you,lateService,2026-09-02T08:00:00,,,,\n");
        }

        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        foreach (var store in new[] { "S1", "S2" })
        {
            await ReplyAsync("4点到", Utc("2026-09-10T02:01:00Z"), $"861380000001{store[1]}", $"m{store}");
        }

        Clock.Now = Utc("2026-09-13T02:00:00Z");
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
    }

    /// <summary>Whether the gate, or the row's own check, lets the caller pass; what comes after that is not asked here.</summary>
    private async Task<(bool May, ApiAnswer Answer)> MayAsync(AccessRow row, Caller caller, string store)
    {
        var reply = (await Get<ReplyReview>().ListAsync(Person("me", store).StoreId, new PageRequest(10, null), CancellationToken.None)).Items;
        var ids = new Dictionary<string, string>
        {
            [nameof(RateReplyEndpoint)] = reply.Count == 0 ? $"{store}~W1~20260910020100000~00000000000000000000000000000000" : reply[0].Id.ToString(),
            [nameof(PostCallResultEndpoint)] = "W2",
            [nameof(GetComplaintEndpoint)] = "C1",
            [nameof(TakeComplaintStepEndpoint)] = "C1",
            [nameof(GetWorkOrderEndpoint)] = "W1",
        };
        (string, string)[] route =
        [
            ("store", store), ("staff", row.Function is nameof(PutStaffEndpoint) ? "you" : "me"), ("month", "2026-09"), ("period", "2026-Q3"), ("item", "speed"), ("table", "hours"), ("action", "answer"),
            ("id", ids.GetValueOrDefault(row.Function, "202609-0123456789abcdef")),
        ];
        var scheme = JsonDocument.Parse(SchemeJson.Write(TestScheme.Scheme)).RootElement.GetRawText();
        var body = row.Body.Replace("{0}", store, StringComparison.Ordinal).Replace("{2}", scheme, StringComparison.Ordinal).Replace("{1}", Guid.NewGuid().ToString("N"), StringComparison.Ordinal);
        var function = HttpFunction.All.Single(f => f.Name == row.Function);
        var answer = await SendAsync(
            function, await Get<ApiKeyStore>().CreateAsync(caller, CancellationToken.None), body, row.IsImport ? "text/csv" : "application/json", route, row.Query);
        Assert.True(answer.Status < 500, $"{row}: {answer.Body}");
        return (answer.Status != 403 && !(row.IsImport && IsRefused(answer)) && !answer.Body.Contains("There is no order S", StringComparison.Ordinal), answer);
    }

    private static bool IsRefused(ApiAnswer answer) => answer.Json.TryGetProperty("rejected", out var rejected) && rejected.GetArrayLength() > 0;
}
