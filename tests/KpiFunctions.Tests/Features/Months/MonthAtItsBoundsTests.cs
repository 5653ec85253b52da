using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Replies;
using KpiFunctions.Features.Reports;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Features.Verification;
using KpiFunctions.Features.WhatIf;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;
using Microsoft.Extensions.Logging;
using NodaTime;
using Xunit.Abstractions;

namespace KpiFunctions.Tests.Features.Months;

/// <summary>
/// Months whose records, settings, scheme and answers lie at the bounds of what the endpoints take and just beyond: no endpoint fails, the month closes
/// and is proven, and an appeal corrects it. Set KPI_BOUNDS_MONTHS to the number of months (2 by default) and KPI_BOUNDS_SEED to the seed of the first
/// (1 by default); each further one has the next, and a failure names its own.
/// </summary>
public sealed class MonthAtItsBoundsTests(AzuriteFixture azurite, ITestOutputHelper output) : AuditTest(azurite)
{
    /// <summary>Decides what somebody else has filed.</summary>
    private static readonly Caller Judge = new("Justus", Role.Admin, [], [Person("justus", "hq")]);

    private static readonly string[] Staff = ["a", "b", "..", new string('s', 64)];

    private static readonly string[] Metrics =
    [
        "fig.a", "fig.b", "fig.c", "rating.manner", "orders.revenue", "workload.points", "repair.standard_time_ratio", "repair.average_hours", "repair.on_time_rate",
        "satisfaction.rate", "satisfaction.rate_all", "arrival.on_time_rate", "complaint.own_fault_count", "customer.praise_count", "callback.in_time_rate", "quality.first_time_fix_rate",
    ];

    private static readonly string[] Numbers =
    [
        "1000000000000", "1000000000000.000001", "999999999999.999999", "-1000000000000", "-1000000000001", "0.000001", "0.0000001", "0", "-0", "1e12", "1E-28",
        "79228162514264337593543950335", "0.1000000000000000000000000001", "100", "100.01", "1000", "0.0001", "1,5", "NaN",
    ];

    /// <summary>Those that a figure may be.</summary>
    private static readonly string[] Figures = ["1000000000000", "999999999999.999999", "-1000000000000", "0.000001", "0", "100"];

    private static readonly string[] Times =
    [
        "2000-01-01T00:00:00", "2000-01-01T00:00:00+14:00", "1999-12-31T23:59:59Z", "2099-12-31T23:59:59", "2099-12-31T23:59:59-14:00", "2100-01-01T00:00:00", "2026-08-31T23:59:59.9999999",
        "2026-09-01T00:00:00", "2026-09-29T00:00:00.0000001Z", "2026-09-29T03:15:00Z", "2026-09-30T23:59:59", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    ];

    private static readonly string[] Days = ["2026-09-01", "2026-09-29", "2026-09-30", "2000-01-01", "2099-12-31", "1999-12-31", "2100-01-01", "2026-08-31", "2026-02-30"];

    private static readonly string[] Words =
    [
        .. new[] { 1, 64, 65, 100, 101, 256, 257, 1000, 1001, 2000, 2001, 4000, 4001 }.Select(n => new string('x', n)),
        .. new[] { 500, 1000, 2000, 2001 }.Select(n => string.Concat(Enumerable.Repeat("😀", n))), new string('好', 4000), "a\nb", "a\tb", "\"", "'", "=1+1", "\u2028", "‮", " ", "a\0b",
    ];

    private static readonly string[] Ids = [".", "..", "-", "_", ":", "a:b", new string('i', 64), new string('i', 65), "中", "a/b", "a b", "A", "a"];

    private static readonly string[] Phones = ["+8613800000001", "13800000001", "+1", "none", "+999999999999999", "1.38E+10"];

    private static readonly string[] Replies =
    [
        "5", "1", "0", "6", "5 5 5", "９", "五", "99999999999999999999", "-1", "4.5", "", " ", "退订", "STOP", "😀", new string('5', 2000), new string('好', 3000), "a\0b", "not good, 2", "1-5",
    ];

    /// <summary>A sound row of each import, and what may stand in its columns.</summary>
    private static readonly Dictionary<string, (string Row, string[] Others)> Imports = new()
    {
        [nameof(ImportWorkOrdersEndpoint)] = ("""
            {"workOrderId":"#","staffId":"a","openedAt":"2026-09-20T08:00:00","customerId":"c1","customerPhone":"+86138000#","assetId":"VIN","faultCode":"F","serviceType":"paid","arrivedAt":"2026-09-20T08:10:00",
            "promisedAt":"2026-09-28T08:00:00","completedAt":"2026-09-25T08:00:00","standardHours":"1","actualHours":"2","points":"3","amount":"100","inspectionPassed":"true"}
            """, ["paid", "internal", "true", "0", ""]),
        [nameof(ImportFiguresEndpoint)] = ("""{"staffId":"a","month":"2026-09","metric":"fig.a","value":"90","note":"n","excused":"1","day":"2026-09-20"}""", ["fig.b", "wage", "fig", "orders.revenue", ""]),
        [nameof(ImportRatingsEndpoint)] = ("""{"staffId":"a","month":"2026-09","topic":"manner","rater":"boss","mark":"80","weight":"1","example":"e","day":"2026-09-20"}""", ["a", "boss", ""]),
        [nameof(ImportComplaintsEndpoint)] = ("""
            {"complaintId":"#","receivedAt":"2026-09-21T08:00:00","workOrderId":"W1","staffId":"a","handlerId":"b","kind":"lateService","answeredAt":"2026-09-21T09:00:00","resolvedAt":"2026-09-22T08:00:00","satisfied":"true","ownFault":"true","text":"t"}
            """, ["serviceAttitude", "consultation", "true", "false", ""]),
        [nameof(ImportCustomerFactsEndpoint)] = ("""{"factId":"#","staffId":"a","kind":"praise","day":"2026-09-20","evidence":"e"}""", ["referral", "repurchase", ""]),
    };

    /// <summary>Values of each setting of a store at its bounds, and just beyond, as JSON.</summary>
    private static readonly SortedDictionary<string, (string[] At, string[] Beyond)> Settings = new(StringComparer.Ordinal)
    {
        ["timeZone"] = (["\"Pacific/Kiritimati\"", "\"Etc/GMT+12\"", "\"America/New_York\"", "\"Asia/Kathmandu\""], ["\"Mars/Base\"", "\"\""]),
        ["callbackAfterHours"] = (["1", "720"], ["0.99", "720.01"]),
        ["quietPeriodDays"] = (["0", "365", "0.00001"], ["-0.00001", "366"]),
        ["arriveWithinMinutes"] = (["1", "10080"], ["0", "10081"]),
        ["complaintClock"] = (["\"calendar\""], ["\"business\"", "\"Calendar\"", "\"\""]),
        ["dailyTextLimit"] = (["null", "1", "1000000"], ["0", "1000001"]),
        ["sampleRate"] = (["0", "1", "0.5", "1e-300"], ["-0.1", "1.1"]),
        ["segmentPrice"] = (["0", "1000", "0.0000001"], ["-1", "1000.01"]),
        ["appealDays"] = (["1", "90"], ["0", "91"]),
        ["remindAfterHours"] = (["null", "1", "336", "1.0000001"], ["0.5", "337"]),
        ["silentAfterHours"] = (["null", "1", "336", "48"], ["0", "336.5"]),
        ["callWithinHours"] = (["1", "168"], ["0.9", "169"]),
        ["sendingOpens"] = (["\"00:00\"", "\"19:59\""], ["\"20:00\"", "\"24:00\""]),
        ["sendingCloses"] = (["\"23:59\"", "\"20:00\""], ["\"08:59\"", "\"9\""]),
        ["closeDay"] = (["1", "28"], ["0", "29"]),
        ["closeHour"] = (["0", "23"], ["-1", "24"]),
        ["startsOn"] = (["\"2026-08-01\"", "\"2026-09-30\""], ["\"1999-12-31\"", "\"2100-01-01\"", "\"2026-02-30\""]),
        ["locale"] = (["\"en\"", "\"zh-CN\"", "\"zh-TW\""], ["\"de\""]),
        ["name"] = ([$"\"{new string('x', 100)}\"", "\"😀\"", "\"店\""], [$"\"{new string('x', 101)}\"", "\" \""]),
        ["group"] = (["null", $"\"{new string('g', 64)}\"", "\"/\""], [$"\"{new string('g', 65)}\"", "\" \""]),
        ["country"] = (["null", "\"US\""], ["\"XX\"", "\"cn\""]),
        ["placeholderUnits"] = ([Repeated(new string('x', 64), 100), "[]"], [Repeated("x", 101), Repeated(new string('x', 65), 1), "[\"\"]", "[null]"]),
        ["holidays"] = ([$"[{string.Join(',', Enumerable.Range(0, 400).Select(d => $"\"{new DateOnly(2026, 9, 1).AddDays(d):yyyy-MM-dd}\""))}]"], [Repeated("2026-10-01", 401), "[\"2026-02-30\"]"]),
    };

    private readonly List<string> _orders = [];
    private readonly List<string> _failures = [];
    private readonly SortedDictionary<string, (int Tries, int Takes)> _taken = new(StringComparer.Ordinal);
    private Random _random = new(0);
    private string _key = string.Empty;
    private string _judge = string.Empty;
    private string _store = string.Empty;
    private int _number;

    [Fact]
    public async Task Whatever_is_accepted_is_scored_closed_proven_and_corrected()
    {
        Get<ILoggerFactory>().AddProvider(new Faults(_failures));
        var first = Setting("KPI_BOUNDS_SEED", 1);
        for (var seed = first; seed < first + Setting("KPI_BOUNDS_MONTHS", 2); seed++)
        {
            output.WriteLine($"KPI_BOUNDS_SEED={seed}");
            _random = new Random(seed);
            _store = string.Create(CultureInfo.InvariantCulture, $"B{seed}");
            _key = await Get<ApiKeyStore>().CreateAsync(Admin, CancellationToken.None);
            _judge = await Get<ApiKeyStore>().CreateAsync(Judge, CancellationToken.None);
            _failures.Clear();
            _orders.Clear();
            try
            {
                await PlayAsync();
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                _failures.Add(e.ToString());
            }

            Assert.True(_failures.Count == 0, $"KPI_BOUNDS_SEED={seed}\n{string.Join('\n', _failures.Distinct())}");
        }

        foreach (var (what, (tries, takes)) in _taken)
        {
            output.WriteLine($"{what}: {takes} of {tries} taken");
        }

        Assert.All(_taken.Where(t => Imports.ContainsKey(t.Key)), t => Assert.NotEqual(0, t.Value.Takes));
        Assert.NotEqual(0, _taken.Where(t => t.Key.StartsWith(nameof(DecideAppealEndpoint), StringComparison.Ordinal)).Sum(t => t.Value.Takes));
    }

    private async Task PlayAsync()
    {
        Clock.Now = Utc("2026-09-29T03:00:00Z");
        var scheme = await PutSchemeAsync("first");
        await PutStoreAsync(scheme);
        foreach (var staff in Staff)
        {
            await AskAsync(nameof(PutStaffEndpoint), Put(Json(("name", "Li"), ("employment", "intern"), ("employedSince", "2020-01-01"), ("from", null), ("until", null)), [.. Days, .. Words], 1), staff: staff);
        }

        var taken = await ImportAllAsync();
        await AskAllAsync(scheme);
        await TextAsync(taken);
        await ImportAllAsync();
        await AskAllAsync(scheme);

        // The 28th at 23:00 is over everywhere.
        await CloseDueMonthsAsync(Utc("2026-10-30T12:00:00Z"));
        await RequireProofAsync();
        var totals = await AskAllAsync(scheme);
        await ImportAllAsync();
        await AppealAsync(totals);
        await RequireProofAsync();
        await ReopenAsync();
        await RequireProofAsync();
        await AskAllAsync(scheme);
    }

    private async Task<string> PutSchemeAsync(string name)
    {
        var id = $"{_store}-{name}";
        var answer = await AskAsync(nameof(PutSchemeEndpoint), SchemeOf(id), id: id);
        Count(nameof(PutSchemeEndpoint), answer.Status < 300);
        return answer.Status < 300 ? id : TestScheme.Scheme.Id.Value;
    }

    /// <summary>A sound store, each of its settings just beyond its bound, and then some of them at theirs.</summary>
    private async Task PutStoreAsync(string scheme)
    {
        var store = JsonNode.Parse(JsonSerializer.Serialize(StoreJson.Of(NewStore(_store)) with { SchemeId = scheme, CallbackClerk = "b" }, ApiJson.Options))!.AsObject();
        store.Remove("storeId");
        Require((await AskAsync(nameof(PutStoreEndpoint), store.ToJsonString())).Status < 300, "The sound store is not taken.");
        foreach (var (name, (_, beyond)) in Settings)
        {
            foreach (var value in beyond)
            {
                var wrong = store.DeepClone().AsObject();
                wrong[name] = JsonNode.Parse(value);
                Require((await AskAsync(nameof(PutStoreEndpoint), wrong.ToJsonString())).Status == 400, $"{name} {value} is taken.");
            }
        }

        foreach (var (name, (at, _)) in Settings.OrderBy(_ => _random.Next()).Take(6))
        {
            var before = store.DeepClone().AsObject();
            store[name] = JsonNode.Parse(Any(at));
            var taken = (await AskAsync(nameof(PutStoreEndpoint), store.ToJsonString())).Status < 300;
            Require(taken, $"{name} {store[name]?.ToJsonString()} is not taken.");
            Count($"{nameof(PutStoreEndpoint)}, {name}", taken);
            store = taken ? store : before;
        }
    }

    private async Task<IReadOnlyList<string>> ImportAllAsync()
    {
        var phones = new List<string>();
        foreach (var (function, (row, others)) in Imports)
        {
            var rows = Enumerable.Range(0, 12).Select(i =>
            {
                var number = (++_number).ToString("D5", CultureInfo.InvariantCulture);
                var sound = JsonNode.Parse(row.Replace("#", number, StringComparison.Ordinal))!.AsObject();
                sound["storeId"] = _store;
                sound["staffId"] = Any(Staff);
                if (sound["metric"] is not null)
                {
                    var value = i < 6 ? Any(Figures) : Any(Numbers);
                    (sound["metric"], sound["value"]) = (Any(["fig.a", "fig.b", "fig.c", "wage"]), value);
                    sound["excused"] = i < 6 ? Any(["0", value.StartsWith('-') ? "0" : value]) : Any(["0", "1"]);
                    sound["day"] = Any(["2026-09-20", string.Empty]);
                }

                if (i < 4 && function == nameof(ImportWorkOrdersEndpoint))
                {
                    _orders.Add(number);
                }

                phones.Add($"+86138000{number}");
                return Put(sound, [.. Numbers, .. Times, .. Days, .. Words, .. Ids, .. Phones, .. others], i < 4 ? 0 : _random.Next(1, 4), keep: "storeId");
            }).ToList();
            var asRows = _random.Next(2) == 0;
            var answer = await AskAsync(function, asRows ? string.Join('\n', rows) : $"[{string.Join(',', rows)}]", contentType: asRows ? "application/x-ndjson" : "application/json");
            Count(function, answer.Status == 200 && answer.Json.GetProperty("accepted").GetInt32() + answer.Json.GetProperty("late").GetInt32() > 0);
        }

        return phones;
    }

    /// <summary>Texts, answers, reminders and calls until shortly before the close.</summary>
    private async Task TextAsync(IReadOnlyList<string> phones)
    {
        for (var now = Utc("2026-09-30T03:00:00Z"); now < Utc("2026-10-04T00:00:00Z"); now += Duration.FromHours(11))
        {
            await SendDueAsync(now);
            foreach (var phone in phones.Where(_ => _random.Next(4) == 0))
            {
                await ReplyAsync(Any(Replies), now, phone[1..], string.Create(CultureInfo.InvariantCulture, $"m{++_number}"));
            }

            await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
            await SendQueuedAsync();
            await DrainCallsAsync();
        }

        var calls = await AskAsync(nameof(ListCallsEndpoint));
        foreach (var call in calls.Status == 200 ? calls.Json.GetProperty("items").EnumerateArray().Take(3) : [])
        {
            await AskAsync(nameof(PostCallResultEndpoint), Put(Json(("outcome", "reached"), ("staffId", "b"), ("comment", "c")), [.. Words, .. Ids], 1), id: call.GetProperty("id").GetString());
        }

        var unclear = await AskAsync(nameof(ListAmbiguousRepliesEndpoint));
        foreach (var reply in unclear.Status == 200 ? unclear.Json.GetProperty("items").EnumerateArray().Take(3) : [])
        {
            await AskAsync(nameof(RateReplyEndpoint), Any(["""{"ratings":[5]}""", """{"dismiss":true}"""]), id: reply.GetProperty("id").GetString());
        }
    }

    /// <summary>Everything that can be asked of the month; the totals by staff.</summary>
    private async Task<IReadOnlyList<string>> AskAllAsync(string scheme)
    {
        var scores = await AskAsync(nameof(GetScoresEndpoint), query: "?lang=zh-CN");
        Require(scores.Status == 200, scores.Body);
        var people = scores.Status != 200 ? [] : scores.Json.GetProperty("scores").EnumerateArray().ToList();
        foreach (var score in people)
        {
            var staff = score.GetProperty("staffId").GetString()!;
            await AskAsync(nameof(GetStaffScoreEndpoint), staff: staff, query: $"?lang={Any(["zh-CN", "zh-TW", "en"])}");
            foreach (var line in score.GetProperty("lines").EnumerateArray())
            {
                await AskAsync(nameof(GetEvidenceEndpoint), staff: staff, item: line.GetProperty("item").GetString()!);
            }

            await AskAsync(nameof(GetTrendEndpoint), staff: staff);
            await AskAsync(nameof(GetStaffPeriodEndpoint), staff: staff);
        }

        foreach (var function in (string[])[nameof(GetMonthEndpoint), nameof(GetSurveyStatisticsEndpoint), nameof(GetPeriodEndpoint), nameof(GetRankingsEndpoint), nameof(ListComplaintsEndpoint), nameof(ListAmbiguousRepliesEndpoint)])
        {
            Require((await AskAsync(function, query: "?month=2026-09")).Status == 200, function);
        }

        var draft = SchemeOf("draft");
        var compared = await AskAsync(nameof(CompareSchemesEndpoint), $$"""{"stores":["{{_store}}"],"from":"2026-09","to":"2026-09","drafts":[{"scheme":{{draft}},"replaces":"{{scheme}}"}]}""");
        Require(compared.Status == 200, compared.Body);
        return [.. people.Select(p => p.GetProperty("staffId").GetString()!)];
    }

    private async Task RequireProofAsync()
    {
        var month = await AskAsync(nameof(GetMonthEndpoint));
        Require(month.Body.Contains("\"closed\"", StringComparison.Ordinal), month.Body);
        var verified = await AskAsync(nameof(VerifyMonthEndpoint));
        Require(verified.Status == 200 && verified.Json.GetProperty("result").GetString() == "same", verified.Body);
        var export = await AskAsync(nameof(ExportMonthEndpoint), query: "?format=audit");
        Require(export.Status == 200, export.Body);
        if (export.Status == 200)
        {
            var proof = ProofCheck.Check(MonthProofJson.Read(Encoding.UTF8.GetBytes(export.Body)), Get<LedgerKeys>());
            Require(proof is { Difference: null }, $"{proof?.Difference?.Message}");
        }
    }

    private async Task AppealAsync(IReadOnlyList<string> people)
    {
        foreach (var staff in people.Take(3))
        {
            var filed = await AskAsync(nameof(FileAppealEndpoint), $$"""{"storeId":"{{_store}}","month":"2026-09","staffId":"{{staff}}","reason":"why","line":"item0"}""");
            Require(filed.Status == 201, filed.Body);
            var id = filed.Status == 201 ? filed.Json.GetProperty("appealId").GetString()! : "none";
            var (kind, upheld) = (string.Empty, false);
            foreach (var (tried, correction) in Corrections().OrderBy(_ => _random.Next()))
            {
                var decided = await AskAsync(
                    nameof(DecideAppealEndpoint), $$"""{"decision":"upheld","reason":"so it was","corrections":[{"kind":"{{tried}}","evidence":"the list",{{correction}}}]}""", id: id, key: _judge);
                (kind, upheld) = (tried, decided.Status < 300);
                Count($"{nameof(DecideAppealEndpoint)}, {kind}", upheld);
                if (upheld)
                {
                    break;
                }
            }

            foreach (var message in await TakeAsync(Get<Queues>().Appeals.Client))
            {
                await new ApplyAppealWorker(Get<AppealApplier>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
            }

            await CloseDueMonthsAsync(Clock.Now);
            var stands = await AskAsync(nameof(GetAppealEndpoint), id: id);
            Require(!upheld || (stands.Status == 200 && stands.Json.GetProperty("state").GetString() == "applied"), $"{kind}: {stands.Body}");
        }
    }

    /// <summary>Corrections of every kind whose numbers and times lie at the bounds; some are of what is there.</summary>
    private IEnumerable<(string Kind, string Body)> Corrections()
    {
        foreach (var metric in (string[])["fig.a", "fig.b", "fig.c", "fig.d"])
        {
            foreach (var day in (string[])["null", "\"2026-09-20\""])
            {
                yield return ("correctFigure", $$"""
                    "metric":"{{metric}}","day":{{day}},"value":{{Any([.. Figures, "1000000000001", "0.0000001"])}}
                    """);
                yield return ("excuseOccurrences", $$"""
                    "metric":"{{metric}}","day":{{day}},"count":{{Any(Figures)}}
                    """);
            }
        }

        foreach (var order in _orders)
        {
            var change = Any(
            [
                "\"inspectionPassed\":false", "\"cancelledAt\":\"2026-09-28T00:00:00Z\"", "\"openedAt\":\"2000-01-01T12:00:00Z\"", "\"completedAt\":\"2026-09-30T00:00:00Z\"",
                "\"promisedAt\":\"2099-12-30T00:00:00Z\"", "\"arrivedAt\":\"2000-01-02T00:00:00Z\"", "\"completedAt\":\"9999-12-31T23:59:59Z\"", "\"openedAt\":\"0001-01-01T00:00:00Z\"",
                "\"points\":1000000000000", "\"points\":1000000000000.000001", "\"amount\":-1000000000000", "\"standardHours\":0.0000001", "\"actualHours\":1000000000000", "\"advisorId\":\"\"",
            ]);
            yield return ("correctOrder", $"\"workOrderId\":\"{order}\",{change}");
            yield return ("correctAnswer", $"\"workOrderId\":\"{order}\",\"ratings\":[{Any(["1", "5", "6"])}]");
            yield return ("excludeAnswer", $"\"workOrderId\":\"{order}\"");
        }
    }

    /// <summary>Takes in what came late, and closes the month once more.</summary>
    private async Task ReopenAsync()
    {
        var reopened = await AskAsync(nameof(ReopenMonthEndpoint), """{"reason":"what came late","hours":720,"takeLateRecords":true,"takeMasterData":true}""", key: _judge);
        Require(reopened.Status < 300, reopened.Body);
        await ImportAllAsync();
        Require((await AskAsync(nameof(CloseMonthEndpoint), key: _judge)).Status < 300, "The month does not close again.");
        await CloseDueMonthsAsync(Clock.Now + Duration.FromMinutes(11));
    }

    /// <summary>A scheme of which each number is at a bound, mostly sound.</summary>
    private string SchemeOf(string id)
    {
        string Number() => Any(["0.000001", "0.01", "1", "100", "1000000000"]);
        string Metric() => Any(Metrics);
        string Rule() => Any(
        [
            $$"""{"type":"linear","from":{{Any(["-1000000000", "0", "0.5"])}},"to":{{Number()}}}""",
            $$"""{"type":"ratio","target":{{Number()}},"cap":{{Any(["0.000001", "1", "10"])}}}""",
            """{"type":"rating"}""",
            $$"""{"type":"allOrNothing","atLeast":{{Number()}}}""",
        ]);
        string Item(int number, string weight, bool bonus = false) =>
            $$"""{"id":"item{{number}}","metric":"{{Metric()}}","weight":{{weight}},"rule":{{Rule()}},"missing":"{{Any(["redistribute", "zero", "full"])}}","bonus":{{(bonus ? "true" : "false")}}}""";
        var factors = string.Join(',', Enumerable.Range(0, _random.Next(4)).Select(_ => $"\"{Metric()}\""));
        return $$"""
            {"id":"{{id}}","version":1,"title":{"en":"Bounds"},"validFrom":"2000-01","scale":10000,
            "items":[{{Item(0, "9999.99")}},{{Item(1, "0.01")}},{{Item(2, Any(["0.01", "10000"]), bonus: true)}}],
            "adjustments":[{"id":"minus","metric":"{{Metric()}}","each":-{{Number()}}},{"id":"plus","metric":"{{Metric()}}","each":{{Number()}}}],
            "grades":[{"atLeast":0,"grade":"any"}],
            "awards":[{"id":"share","all":[{"metric":"{{Metric()}}","atLeast":{{Number()}}}],"reward":{"type":"percentOfWage","value":{{Any(["0.0001", "1000"])}} } },{"id":"sum","topPercent":100,"reward":{"type":"amount","value":{{Any(["1000000000000", "1"])}} } }],
            "payout":{"base":{{Number()}},"performance":{{Number()}},"coefficient":"{{Any(["score", Metric()])}}","commissions":[{"metric":"{{Metric()}}","rate":{{Number()}}},{"metric":"{{Metric()}}","rate":{{Number()}},"byScore":false}],
            "factors":[{{factors}}],"positionCoefficient":{{Number()}},"extras":["wage"],"deductions":["fig.b"],"seniority":{"perYear":{{Number()}},"max":{{Number()}}},"floor":{{Number()}} } }
            """.ReplaceLineEndings(string.Empty);
    }

    private async Task<ApiAnswer> AskAsync(
        string function, string body = "", string? id = null, string staff = "a", string item = "item0", string query = "", string contentType = "application/json", string? key = null)
    {
        var called = HttpFunction.All.Single(f => f.Name == function);
        (string, string)[] route = [("store", _store), ("month", "2026-09"), ("period", "2026-Q3"), ("staff", staff), ("item", item), ("id", id ?? "none")];
        var names = called.Method.GetParameters().Select(p => p.Name).ToHashSet();
        var answer = await SendAsync(called, key ?? _key, body, contentType, [.. route.Where(r => names.Contains(r.Item1))], query);
        Require(answer.Status < 500, $"{function} {query} {Shown(body)}: {Shown(answer.Body)}");
        return answer;
    }

    /// <summary>The row with other values in so many of its columns.</summary>
    private string Put(JsonObject row, IReadOnlyList<string> values, int places, string keep = "")
    {
        foreach (var name in row.Select(m => m.Key).Where(n => n != keep).OrderBy(_ => _random.Next()).Take(places).ToList())
        {
            row[name] = Any(values);
        }

        return row.ToJsonString();
    }

    private void Require(bool right, string otherwise)
    {
        if (!right)
        {
            _failures.Add(otherwise);
        }
    }

    /// <summary>Remembers how often something was taken: a play in which all is refused tries nothing.</summary>
    private void Count(string what, bool taken)
    {
        var (tries, takes) = _taken.GetValueOrDefault(what);
        _taken[what] = (tries + 1, takes + (taken ? 1 : 0));
    }

    private T Any<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private static JsonObject Json(params (string Name, string? Value)[] members) => new(members.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)m.Value)));

    private static string Repeated(string text, int times) => $"[{string.Join(',', Enumerable.Repeat($"\"{text}\"", times))}]";

    private static string Shown(string text) => text.Length <= 600 ? text : $"{text[..600]}… ({text.Length})";

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : usual;

    /// <summary>What the log says of a fault: the answer itself does not.</summary>
    private sealed class Faults(List<string> told) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
            {
                told.Add(exception.ToString());
            }
        }

        public void Dispose()
        {
        }
    }
}
