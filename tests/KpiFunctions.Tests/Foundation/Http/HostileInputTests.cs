using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.DeadLetters;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Replies;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Features.WhatIf;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Foundation.Http;

/// <summary>Every part of every request, with values that nobody should send: none of them fails the server, and a refusal is a problem that says why.</summary>
public sealed class HostileInputTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Problem = "application/problem+json";

    /// <summary>What customers get.</summary>
    private const string Page = "text/html";

    private const string Sheet = """
        {"id":"conduct","version":1,"validFrom":"2026-09","title":{"zh-CN":"行为","en":"Conduct"},"items":[{"id":"attitude","title":{"zh-CN":"态度","en":"Attitude"}}],
        "grades":[{"id":"excellent","title":{"zh-CN":"优","en":"Excellent"},"points":100},{"id":"good","title":{"zh-CN":"良","en":"Good"},"points":80},{"id":"poor","title":{"zh-CN":"差","en":"Poor"},"points":0}],
        "raters":[{"id":"company","title":{"zh-CN":"公司","en":"Company"},"kind":"person","role":"admin","share":0.6},{"id":"customers","title":{"zh-CN":"客户","en":"Customers"},"kind":"customers","draw":3,"share":0.4}]}
        """;

    private static readonly string[] QueryNames =
        ["continuation", "limit", "month", "months", "from", "to", "lang", "group", "role", "version", "format", "store", "state", "validFrom"];

    /// <summary>The bodies with every member that they can have, and their types where the tests can see them.</summary>
    private static readonly Dictionary<string, (Type? Type, string Body)> Bodies = new()
    {
        [nameof(PutStoreEndpoint)] = (typeof(StoreJson), JsonSerializer.Serialize(
            StoreJson.Of(NewStore("S3")) with { Group = "east", DailyTextLimit = 5, CallbackClerk = "me", Country = "CN", Holidays = ["2026-10-01"], PlaceholderUnits = ["none"] }, ApiJson.Options)),
        [nameof(PutStoreTableEndpoint)] = (null, """[{"model":"A6","jobCode":"oil","standardHours":1.5}]"""),
        [nameof(PutSheetEndpoint)] = (typeof(SheetJson), Sheet),
        [nameof(PostSheetMarksEndpoint)] = (typeof(SheetMarksJson), """{"storeId":"S1","staffId":"me","month":"2026-09","rater":"company","marks":[{"item":"attitude","grade":"good","example":"helped"}]}"""),
        [nameof(PutStaffEndpoint)] = (typeof(StaffJson), """{"name":"Li","role":"clerk","schemeId":"test","employment":"intern","employedSince":"2020-01-01","from":"2026-09-01","until":"2026-12-31","coefficients":{"2026":1.2},"certificates":{"2026-03-01":2},"managerId":"you","managerFrom":"2026-09-01"}"""),
        [nameof(PutSchemeEndpoint)] = (null, System.Text.Encoding.UTF8.GetString(SchemeJson.Write(TestScheme.Scheme))),
        [nameof(PutQuestionnaireEndpoint)] = (typeof(QuestionnaireJson), QuestionnaireJson.Of(WithPage(QuestionnairePresets.All.First())).Write()),
        [nameof(CreateKeyEndpoint)] = (typeof(NewKeyJson), """{"name":"shop","role":"supervisor","stores":["S1"],"people":[{"storeId":"S1","staffId":"me"}],"expiresAt":"2027-01-01T00:00:00Z"}"""),
        [nameof(FileAppealEndpoint)] = (typeof(AppealJson), """{"storeId":"S1","month":"2026-09","staffId":"me","reason":"why","line":"speed","adjustment":null}"""),
        [nameof(DecideAppealEndpoint)] = (typeof(DecisionJson), """{"decision":"upheld","reason":"looked into it","corrections":[CORRECTIONS]}"""
            .Replace("CORRECTIONS", string.Join(',', Corrections()), StringComparison.Ordinal)),
        [nameof(ReopenMonthEndpoint)] = (typeof(ReopenJson), """{"reason":"a mistake","hours":2,"takeLateRecords":true,"takeMasterData":true}"""),
        [nameof(PostCallResultEndpoint)] = (typeof(CallResultJson), """{"outcome":"reached","staffId":"me","ratings":[4],"comment":"good"}"""),
        [nameof(TakeComplaintStepEndpoint)] = (typeof(ComplaintStepJson), """{"at":"2026-09-09T08:00:00+08:00","by":"you","text":"a new part","owner":"you","deadline":"2026-10-09T08:00:00+08:00","approved":true,"satisfied":true,"ownFault":true,"after":0}"""),
        [nameof(RateReplyEndpoint)] = (null, """{"ratings":[4],"dismiss":false}"""),
        [nameof(RecordOptOutEndpoint)] = (typeof(OptOutJson), """{"storeId":"S1","workOrderId":null,"phone":"+8613800000009","heard":"call"}"""),
        [nameof(EraseCustomerEndpoint)] = (typeof(EraseCustomerJson), """{"phone":null,"store":"S1","customerId":"c1","neverTextAgain":true}"""),
        [nameof(CompareSchemesEndpoint)] = (null, """{"stores":["S1"],"from":"2026-09","to":"2026-09","roles":["clerk"],"drafts":[{"scheme":SCHEME,"replaces":"test"}]}"""
            .Replace("SCHEME", System.Text.Encoding.UTF8.GetString(SchemeJson.Write(TestScheme.Scheme)), StringComparison.Ordinal)),
        [nameof(ReceiveRepliesEndpoint)] = (null, """[{"from":"13800000009","text":"5","id":"r","at":"2026-09-10T02:00:00Z"}]"""),
        [nameof(ReceiveReportsEndpoint)] = (null, """[{"tag":"S1/W1","id":"p","status":"Failed","details":"no","to":"13800000009","at":"2026-09-10T02:00:00Z"}]"""),
    };

    private static readonly string[] Bodyless = [nameof(RevokeKeyEndpoint), nameof(ReplayDeadLetterEndpoint), nameof(CloseMonthEndpoint)];

    private static readonly Dictionary<string, (ImportColumns Columns, string Row)> Imports = new()
    {
        [nameof(ImportWorkOrdersEndpoint)] = (WorkOrderParser.Columns, """
            {"storeId":"S1","workOrderId":"W9","staffId":"me","openedAt":"2026-09-01T08:00:00","customerId":"c1","customerPhone":"+8613800000009","advisorId":"adv","inspectorId":"ins","clerkId":"clk","brand":"B","model":"M","jobCode":"J","difficulty":"D","assetId":"VIN1","faultCode":"F1","serviceType":"paid","arrivedAt":"2026-09-01T09:00:00",
            "promisedAt":"2026-09-03T08:00:00","completedAt":"2026-09-02T08:00:00","cancelledAt":"2026-09-02T09:00:00","standardHours":"1","actualHours":"1","points":"1","amount":"100","inspectionPassed":"true"}
            """),
        [nameof(ImportComplaintsEndpoint)] = (ComplaintParser.Columns, """
            {"storeId":"S1","complaintId":"C1","receivedAt":"2026-09-02T08:00:00","workOrderId":"W1","staffId":"me","handlerId":"you","kind":"lateService","answeredAt":"2026-09-02T09:00:00","resolvedAt":"2026-09-03T08:00:00","satisfied":"true","ownFault":"false","text":"too late","place":"Pudong","brand":"B","purchasedOn":"2024-05-01","mileage":"12000","happenedOn":"2026-09-01","station":"East","fault":"noise","part":"belt","wish":"a new belt","vehicle":"A12345"}
            """),
        [nameof(ImportFiguresEndpoint)] = (FigureParser.Columns, """{"storeId":"S1","staffId":"me","month":"2026-09","metric":"training.exam","value":"90","note":"late","excused":"1","day":"2026-09-02"}"""),
        [nameof(ImportRatingsEndpoint)] = (RatingParser.Columns, """{"storeId":"S1","staffId":"me","month":"2026-09","topic":"manner","rater":"boss","mark":"80","weight":"1","example":"helped","day":"2026-09-02"}"""),
        [nameof(ImportCustomerFactsEndpoint)] = (CustomerFactParser.Columns, """{"storeId":"S1","factId":"F1","staffId":"me","kind":"praise","day":"2026-09-02","evidence":"a letter"}"""),
    };

    private int _version = 1;

    public static TheoryData<string> BodyFunctions => [.. Bodies.Keys];

    public static TheoryData<string> ImportFunctions => [.. Imports.Keys];

    [Fact]
    public void Every_function_that_takes_a_body_is_tried_and_every_member_of_it()
    {
        Assert.Equal(HttpFunction.Writing.Select(f => f.Name).Except(Bodyless).Order(StringComparer.Ordinal), Bodies.Keys.Concat(Imports.Keys).Order(StringComparer.Ordinal));
        foreach (var (function, (type, body)) in Bodies.Where(b => b.Value.Type is not null))
        {
            Assert.Equal((function, string.Join(' ', NamesOf(type!))), (function, string.Join(' ', JsonNode.Parse(body)!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal))));
        }

        Assert.Empty(NamesOf(typeof(CorrectionJson)).Except(Corrections().SelectMany(c => JsonNode.Parse(c)!.AsObject()).Select(m => m.Key)));
        Assert.All(Imports.Values, i => Assert.Equal(i.Columns.All.Order(StringComparer.Ordinal), JsonNode.Parse(i.Row)!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Every_part_of_every_address_is_answered_whatever_it_holds()
    {
        var key = await PlayAsync();
        var wrong = new List<string>();
        foreach (var function in HttpFunction.All)
        {
            foreach (var part in RouteOf(function))
            {
                foreach (var value in HostileValues.Texts.Where(t => t.Length > 0))
                {
                    Judge(wrong, $"{function} {part} '{Shown(value)}'", await AskAsync(function, key, (part, value)));
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_question_of_every_read_and_of_what_is_kept_by_month_is_answered_whatever_it_holds()
    {
        var key = await PlayAsync();
        var wrong = new List<string>();
        foreach (var function in HttpFunction.All.Where(f => !HttpFunction.Writing.Contains(f) || f.Name == nameof(PutStoreTableEndpoint)))
        {
            foreach (var name in QueryNames)
            {
                foreach (var value in HostileValues.Texts)
                {
                    var query = QueryString.Create(name, value).Add("month", "2026-09").Value!;
                    Judge(wrong, $"{function} ?{name}={Shown(value)}", await AskAsync(function, key, query: name == "month" ? QueryString.Create(name, value).Value! : query));
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(BodyFunctions))]
    public async Task Every_member_of_every_body_is_answered_whatever_it_holds(string name)
    {
        var key = await PlayAsync();
        var function = HttpFunction.All.Single(f => f.Name == name);
        var wrong = new List<string>();
        var sound = await AskAsync(function, key, body: Numbered(name, Bodies[name].Body));
        Assert.True(sound.Status < 500, sound.Body);
        foreach (var value in HostileValues.Json)
        {
            // The schemes of a what-if are read as those of PutSchemeEndpoint are.
            foreach (var (path, body) in HostileValues.Put(Bodies[name].Body, value, name == nameof(CompareSchemesEndpoint) ? "$.drafts[0].scheme." : string.Empty))
            {
                Judge(wrong, $"{name} {path} {Shown(value)}", await AskAsync(function, key, body: path == "$.version" ? body : Numbered(name, body)));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(ImportFunctions))]
    public async Task Every_column_of_every_import_is_answered_whatever_it_holds(string name)
    {
        var key = await PlayAsync();
        var function = HttpFunction.All.Single(f => f.Name == name);
        var row = Imports[name].Row.ReplaceLineEndings(string.Empty);
        var wrong = new List<string>();
        var sound = await AskAsync(function, key, body: row, contentType: "application/x-ndjson");
        Assert.True(sound.Status == 200 && sound.Json.GetProperty("rejected").GetArrayLength() == 0, sound.Body);
        foreach (var value in HostileValues.Json)
        {
            var rows = HostileValues.Put(row, value).Select(p => p.Body);
            foreach (var answer in new[]
            {
                await AskAsync(function, key, body: string.Join('\n', rows), contentType: "application/x-ndjson"),
                await AskAsync(function, key, body: $"[{string.Join(',', rows)}]"),
            })
            {
                Judge(wrong, $"{name} {Shown(value)}", answer);
            }
        }

        foreach (var text in HostileValues.Texts)
        {
            foreach (var column in Imports[name].Columns.All)
            {
                var cells = JsonNode.Parse(row)!.AsObject().Select(m => m.Key == column ? text : m.Value!.GetValue<string>()).Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
                var csv = $"{string.Join(',', JsonNode.Parse(row)!.AsObject().Select(m => m.Key))}\n{string.Join(',', cells)}\n";
                Judge(wrong, $"{name} {column} '{Shown(text)}' in a table", await AskAsync(function, key, body: csv, contentType: "text/csv"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_member_of_a_calendar_is_answered_whatever_it_holds()
    {
        var key = await PlayAsync();
        var function = HttpFunction.All.Single(f => f.Name == nameof(PutStoreTableEndpoint));
        const string Sound = """[{"day":"mon","opens":"09:00","closes":"18:00"}]""";
        var wrong = new List<string>();
        var sound = await AskAsync(function, key, ("table", "calendar"), body: Sound);
        Assert.True(sound.Status == 200, sound.Body);
        foreach (var value in HostileValues.Json)
        {
            foreach (var (path, body) in HostileValues.Put(Sound, value))
            {
                Judge(wrong, $"calendar {path} {Shown(value)}", await AskAsync(function, key, ("table", "calendar"), body: body));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static void Judge(List<string> wrong, string asked, ApiAnswer answer)
    {
        var refusal = asked.Contains("SurveyPage", StringComparison.Ordinal) ? Page : Problem;
        if (answer.Status >= 500 || (answer.Status >= 400 && answer.ContentType?.StartsWith(refusal, StringComparison.Ordinal) != true))
        {
            wrong.Add($"{asked}: {answer.Status} {answer.ContentType} {Shown(answer.Body)}");
        }
    }

    private static Questionnaire WithPage(Questionnaire shipped) => shipped with
    {
        Texts = shipped.Texts.ToDictionary(t => t.Key, t => t.Value with { Page = [.. shipped.Questions.Select(q => $"How was {q}?")] }),
    };

    private static string Shown(string text) => text.Length <= 200 ? text : $"{text[..60]}… ({text.Length})";

    private static IEnumerable<string> NamesOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]).Order(StringComparer.Ordinal);

    private static IEnumerable<string> RouteOf(HttpFunction function) =>
        function.Method.GetParameters().Where(p => p.ParameterType == typeof(string)).Select(p => p.Name!);

    private static string[] Corrections() =>
    [
        """{"advisorId":"adv","inspectorId":"ins","clerkId":"clk","kind":"correctOrder","evidence":"the list","workOrderId":"W1","staffId":"me","openedAt":"2026-09-01T08:00:00Z","arrivedAt":"2026-09-01T08:10:00Z","promisedAt":"2026-09-08T08:00:00Z","completedAt":"2026-09-07T02:00:00Z","cancelledAt":"2026-09-07T03:00:00Z","inspectionPassed":true,"model":"M","jobCode":"J","difficulty":"D","standardHours":1,"actualHours":2,"points":3,"amount":4}""",
        """{"kind":"correctAnswer","evidence":"the list","workOrderId":"W1","ratings":[4]}""",
        """{"kind":"correctFigure","evidence":"the list","metric":"training.exam","day":"2026-09-02","value":5}""",
        """{"kind":"excuseOccurrences","evidence":"the list","metric":"training.exam","day":"2026-09-02","count":1}""",
        """{"kind":"dropReturn","evidence":"the list","laterWorkOrderId":"W2","workOrderId":"W1"}""",
        """{"kind":"clearFault","evidence":"the list","complaintId":"C1"}""",
        """{"kind":"correctMark","evidence":"the list","metric":"rating.manner","rater":"boss","day":"2026-09-02","value":5,"grade":null}""",
        """{"kind":"dropMark","evidence":"the list","metric":"rating.manner","rater":"boss"}""",
        """{"kind":"dropCustomerFact","evidence":"the list","factId":"F1"}""",
        """{"kind":"correctComplaint","evidence":"the list","complaintId":"C1","staffId":"me","handlerId":"you","complaintKind":"lateService","receivedAt":"2026-09-02T08:00:00Z","answeredAt":"2026-09-02T09:00:00Z","resolvedAt":"2026-09-03T08:00:00Z","satisfied":true}""",
        """{"kind":"correctCall","evidence":"the list","workOrderId":"W1","staffId":"me","dueBy":"2026-09-12T08:00:00Z","doneAt":"2026-09-11T08:00:00Z","outcome":"reached"}""",
        """{"kind":"dropCall","evidence":"the list","workOrderId":"W1"}""",
    ];

    /// <summary>Schemes and questionnaires are kept once for each version, so each try has one of its own.</summary>
    private string Numbered(string function, string body) => function is nameof(PutSchemeEndpoint) or nameof(PutQuestionnaireEndpoint) or nameof(PutSheetEndpoint)
        ? body.Replace("\"version\":1,", string.Create(CultureInfo.InvariantCulture, $"\"version\":{++_version},"), StringComparison.Ordinal)
        : body;

    private Task<ApiAnswer> AskAsync(HttpFunction function, string key, (string Name, string Value)? part = null, string query = "", string body = "{}", string contentType = "application/json")
    {
        var route = new Dictionary<string, string>
        {
            ["store"] = function.Name == nameof(PutStoreEndpoint) ? "S3" : "S1",
            ["staff"] = "me",
            ["month"] = "2026-09",
            ["period"] = "2026-Q3",
            ["item"] = "speed",
            ["table"] = "hours",
            ["action"] = "answer",
            ["token"] = "0123456789abcdefg",
            ["provider"] = "provider",
            ["id"] = _ids.GetValueOrDefault(function.Name, "W1"),
        };
        if (part is { } hostile)
        {
            route[hostile.Name] = hostile.Value;
        }

        query = query.Length > 0 ? query
            : function.Name == nameof(PutStoreTableEndpoint) ? "?validFrom=2026-11"
            : function.Name is nameof(ReceiveRepliesEndpoint) or nameof(ReceiveReportsEndpoint) ? $"?key={OwnSettings.PushKey}"
            : query;
        return SendAsync(function, key, body, contentType, [.. RouteOf(function).Select(name => (name, route[name]))], query);
    }

    private readonly Dictionary<string, string> _ids = new()
    {
        [nameof(PutSheetEndpoint)] = "conduct",
        [nameof(PostSheetMarksEndpoint)] = "conduct",
        [nameof(GetSheetEndpoint)] = "conduct",
        [nameof(PutSchemeEndpoint)] = TestScheme.Scheme.Id.Value,
        [nameof(PutQuestionnaireEndpoint)] = QuestionnairePresets.All.First().Version.Id.Value,
        [nameof(PostCallResultEndpoint)] = "W2",
        [nameof(GetComplaintEndpoint)] = "C1",
        [nameof(TakeComplaintStepEndpoint)] = "C1",
    };

    /// <summary>A closed month with an appeal, in which an answer was unclear and a customer silent.</summary>
    private async Task<string> PlayAsync()
    {
        Clock.Now = Utc("2026-09-09T00:00:00Z");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00", "+8613800000001", staff: "me");
        await ImportOrderAsync("W2", "2026-09-07T10:00:00", "+8613800000002", staff: "me");
        await ImportComplaintsAsync("S1,C1,W1,me,lateService,2026-09-08T08:00:00,,,,true\n");
        await ImportFiguresAsync("S1,me,2026-09,training.exam,4,,,2026-09-02\n");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        await ReplyAsync("4点到", Utc("2026-09-10T02:01:00Z"));
        Clock.Now = Utc("2026-09-13T02:00:00Z");
        _ids[nameof(RateReplyEndpoint)] = (await Get<ReplyReview>().ListAsync(Store, new PageRequest(1, null), CancellationToken.None)).Items.Single().Id.ToString();
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
        await CloseDueMonthsAsync(Utc("2026-10-06T03:00:00Z"));
        var filed = await AskAsync(Admin, nameof(FileAppealEndpoint), """{"storeId":"S1","month":"2026-09","staffId":"me","reason":"why","line":"satisfaction"}""");
        Assert.True(filed.Status == 201, filed.Body);
        _ids[nameof(DecideAppealEndpoint)] = _ids[nameof(GetAppealEndpoint)] = filed.Json.GetProperty("appealId").GetString()!;
        var sheet = await AskAsync(Admin, nameof(PutSheetEndpoint), Sheet, route: [("id", "conduct")]);
        Assert.True(sheet.Status == 200, sheet.Body);
        return await Get<ApiKeyStore>().CreateAsync(Admin, CancellationToken.None);
    }
}
