using System.Net;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Features.WhatIf;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Personal;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Audit;

/// <summary>Whatever writes leaves a trace, found by what the app really has: a function that is new has to be called in <see cref="AuditedMonth"/>.</summary>
public sealed class AuditedEndpointsTests(AzuriteFixture azurite) : AuditedMonth(azurite)
{
    /// <summary>Those that write nothing that a person answers for, and so leave nothing when they succeed.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        [nameof(CompareSchemesEndpoint)] = "it asks with a body what a GET could not, and writes nothing",
        [nameof(ReceiveRepliesEndpoint)] = "the provider hands on what customers write; it has no key of a person",
        [nameof(ReceiveReportsEndpoint)] = "the provider tells what became of texts; its word stands with the text, and nobody decides anything by it",
    };

    /// <summary>Those that ask for no key: providers prove themselves otherwise.</summary>
    private static readonly string[] Keyless = [nameof(ReceiveRepliesEndpoint), nameof(ReceiveReportsEndpoint)];

    private static readonly string[] Imports =
    [
        nameof(ImportWorkOrdersEndpoint), nameof(ImportComplaintsEndpoint), nameof(ImportFiguresEndpoint), nameof(ImportRatingsEndpoint), nameof(ImportCustomerFactsEndpoint),
    ];

    [Fact]
    public async Task Every_function_that_writes_tells_before_and_after_and_imports_tell_afterwards()
    {
        await PlayAsync();

        Assert.Equal(HttpFunction.Writing.Select(f => f.Name).Order(StringComparer.Ordinal), Left.Keys.Order(StringComparer.Ordinal));
        foreach (var (function, entries) in Left)
        {
            Assert.Equal(ExpectedOf(function), [.. entries.Select(e => e.Stage).Distinct()]);
            Assert.All(entries, e => Assert.Equal((function, AuditActorKind.Key), (e.Function, e.Actor.Kind)));
            Assert.All(entries, e => Assert.True(e.Actor is { KeyId.Length: 16, Name.Length: > 0, Role.Length: > 0 }, function));
            Assert.All(entries.Where(e => e.Stage == AuditStage.Asked), e => Assert.NotNull(e.After));
            Assert.All(entries.Where(e => e.Stage == AuditStage.Done), e => Assert.InRange(e.Status!.Value, 200, 299));
            Assert.All(entries.Where(_ => Imports.Contains(function)), e => Assert.NotNull(e.Counts));
        }
    }

    [Fact]
    public async Task What_changed_can_be_read_off_the_entries()
    {
        await PlayAsync();

        Assert.Equal(
            [("S1", """{"accepted":2,"updated":0,"unchanged":0,"late":0}"""), ("S2", """{"accepted":1,"updated":0,"unchanged":0,"late":0}"""), (null, """{"rejected":1}""")],
            Left[nameof(ImportWorkOrdersEndpoint)].OrderBy(e => e.Store?.Value ?? "~", StringComparer.Ordinal).Select(e => (e.Store?.Value, e.Counts!)));
        var person = Left[nameof(PutStaffEndpoint)][0];
        Assert.Equal(("S1", "clerk", "S1/boss", "supervisor"), (person.Store?.Value, person.Route["staff"], person.Actor.Person, person.Actor.Role));
        Assert.Contains("\"name\":\"Li Na\"", person.After, StringComparison.Ordinal);
        Assert.Equal("""{"outcome":"reached","ratings":[2],"calledBy":"clerk"}""", Left[nameof(PostCallResultEndpoint)][0].After);
        Assert.Equal(
            ("""{"state":"filed","corrections":[]}""", """{"state":"upheld","corrections":[{"kind":"correctOrder","workOrderId":"W1","openedAt":"2026-09-02T08:00:00+08:00"}]}"""),
            (Left[nameof(DecideAppealEndpoint)][0].Before, Left[nameof(DecideAppealEndpoint)][0].After));
        Assert.Equal("""{"state":"closed","version":2}""", Left[nameof(ReopenMonthEndpoint)][0].Before);
        Assert.Contains("\"records\":", Left[nameof(EraseCustomerEndpoint)][1].Counts, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"new system\"", Left[nameof(RevokeKeyEndpoint)][0].Before, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"fresh\"", Left[nameof(PutSchemeEndpoint)][0].After, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"mine\"", Left[nameof(PutQuestionnaireEndpoint)][0].After, StringComparison.Ordinal);
        Assert.Equal("S1", Left[nameof(FileAppealEndpoint)][0].Store?.Value);
    }

    [Fact]
    public async Task Nothing_that_is_kept_has_a_number_or_a_word_of_a_customer_or_a_secret()
    {
        await PlayAsync();
        await AskAsync(Admin, nameof(EraseCustomerEndpoint), $"{{\"phone\":\"{Numbers[0]} {Words[1]}\"}}");
        await AskAsync(Supervisor, "RateReplyEndpoint", "{}", route: ("id", "+86" + Numbers[1]));
        await AskAsync(Supervisor, "PostCallResultEndpoint", "{}", route: [("store", "S1"), ("id", $"{Words[1]} {Numbers[1]}")]);
        var wrong = $"kpi_0123456789abcdef_{Guid.NewGuid():N}";
        await SendAsync(HttpFunction.Writing[0], wrong);
        Keys.Add(wrong);

        var rows = new List<string>();
        await foreach (var row in Get<Tables>().Audit.QueryAsync<Azure.Data.Tables.TableEntity>())
        {
            rows.Add(string.Join('\n', row.Select(column => $"{column.Key}={column.Value}")));
        }

        // What was done, the key that was made besides, what the appeal did, and the four requests that were refused.
        Assert.Equal(Left.Values.Sum(entries => entries.Count) + 7, rows.Count);
        var secrets = Keys.SelectMany(k => new[] { k.Split('_', 3)[2], ApiKeyStore.Hash(k), ApiKeyStore.Hash(k.Split('_', 3)[2]) });
        var lookUps = Numbers.Select(n => Get<ContactKeys>().Of(Phone.Kept("+86" + n)).Value);
        foreach (var hidden in Numbers.Concat(Words).Concat(secrets).Concat(lookUps))
        {
            Assert.DoesNotContain(rows, row => row.Contains(hidden, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Every_function_that_writes_tells_of_whom_it_refused()
    {
        var key = await Get<ApiKeyStore>().CreateAsync(Stranger, CancellationToken.None);
        foreach (var function in HttpFunction.Writing.Where(f => !Keyless.Contains(f.Name)))
        {
            var entries = await LeftByAsync(async () => Assert.Equal(403, (await SendAsync(function, key, Body(function), route: Route(function))).Status));

            var refused = Assert.Single(entries);
            Assert.Equal(
                (AuditStage.Refused, 403, function.Name, key.Split('_')[1], "Fremd", "S9/Z"),
                (refused.Stage, refused.Status, refused.Function, refused.Actor.KeyId, refused.Actor.Name, refused.Actor.Person));
        }
    }

    [Fact]
    public async Task Every_function_that_writes_tells_of_a_wrong_key()
    {
        foreach (var (i, function) in HttpFunction.Writing.Where(f => !Keyless.Contains(f.Name)).Index())
        {
            Clock.Now += Duration.FromMinutes(1);
            var address = new IPAddress([10, 0, 0, (byte)i]);
            var entries = await LeftByAsync(async () => Assert.Equal(401, (await SendAsync(function, $"kpi_0123456789abcdef_{i}", route: Route(function), address: address)).Status));

            var refused = Assert.Single(entries);
            Assert.Equal(
                (AuditStage.Refused, 401, function.Name, new AuditActor(AuditActorKind.Unknown, "0123456789abcdef", Address: address.ToString())),
                (refused.Stage, refused.Status, refused.Function, refused.Actor));
        }
    }

    [Fact]
    public async Task Reading_leaves_nothing()
    {
        var entries = await LeftByAsync(async () =>
        {
            Assert.Equal(200, (await AskAsync(Admin, "GetStoreEndpoint", route: ("store", "S1"))).Status);
            Assert.Equal(403, (await AskAsync(Stranger, "GetStoreEndpoint", route: ("store", "S1"))).Status);
        });

        Assert.Empty(entries);
    }

    private static AuditStage[] ExpectedOf(string function) =>
        Exempt.ContainsKey(function) ? [] : Imports.Contains(function) ? [AuditStage.Done] : [AuditStage.Asked, AuditStage.Done];

    private static string Body(HttpFunction function) => function.Name switch
    {
        nameof(FileAppealEndpoint) => """{"storeId":"S1","month":"2026-09","staffId":"A","reason":"it is mine","line":"speed"}""",
        nameof(PostSheetMarksEndpoint) => """{"storeId":"S1","month":"2026-09","staffId":"A","marks":[]}""",
        _ => "{}",
    };

    private static (string, string)[] Route(HttpFunction function) =>
        [.. function.Method.GetParameters().Where(p => p.ParameterType == typeof(string)).Select(p => (p.Name!, ValueOf(function, p.Name!)))];

    private static string ValueOf(HttpFunction function, string name) => (name, function.Name) switch
    {
        ("store", _) => "S1",
        ("month", _) => "2026-09",
        ("id", "RateReplyEndpoint") => "S1~W1~20260910020100000~00000000000000000000000000000000",
        _ => "x",
    };
}
