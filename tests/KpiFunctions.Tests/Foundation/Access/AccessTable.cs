using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.Audit;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.DeadLetters;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Replies;
using KpiFunctions.Features.Reports;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Features.Verification;
using KpiFunctions.Features.WhatIf;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;

namespace KpiFunctions.Tests.Foundation.Access;

/// <summary>Who may do what, endpoint by endpoint, as the product promises it. An endpoint that is new has to be placed here.</summary>
internal static class AccessTable
{
    private const string CallBody = """{"outcome":"notReached","staffId":"me"}""";
    private const string Order = "storeId,workOrderId,staffId,openedAt,completedAt\n{0},W9,you,2026-09-01T08:00:00,2026-09-02T08:00:00\n";
    private const string WhatIf = """{"stores":["{0}"],"from":"2026-09","to":"2026-09","drafts":[{"scheme":{2}}]}""";

    /// <summary>For the endpoints in their order: who may call them for the own store, and who for another one.</summary>
    internal static IReadOnlyList<AccessRow> Rows { get; } =
    [
        // Push records.
        Import(nameof(ImportWorkOrdersEndpoint), Order, "ingest supervisor admin"),
        Import(nameof(ImportFiguresEndpoint), "storeId,staffId,month,metric,value\n{0},you,2026-09,training.exam,90\n", "ingest supervisor admin"),
        Import(nameof(ImportCustomerFactsEndpoint), "storeId,factId,staffId,kind,day,evidence\n{0},F1,you,praise,2026-09-02,a letter\n", "ingest supervisor admin"),
        Import(nameof(ImportComplaintsEndpoint), "storeId,complaintId,staffId,receivedAt\n{0},{1},you,2026-09-02T08:00:00\n", "ingest clerk supervisor admin"),

        // Own scores, evidence, appeals.
        Own(nameof(GetStaffScoreEndpoint)), Own(nameof(GetEvidenceEndpoint)), Own(nameof(GetStaffPeriodEndpoint)), Own(nameof(GetTrendEndpoint)),
        new(nameof(FileAppealEndpoint), "staff clerk supervisor admin", "admin") { Body = """{"storeId":"{0}","month":"2026-09","staffId":"me","reason":"why","line":"speed"}""" },
        Own(nameof(ListAppealsEndpoint)), Own(nameof(GetAppealEndpoint)),

        // Calls and complaints.
        new(nameof(ListCallsEndpoint), "clerk supervisor admin", "admin"),
        new(nameof(PostCallResultEndpoint), "clerk supervisor admin", "admin") { Body = CallBody, NeedsPerson = true },
        new(nameof(ListComplaintsEndpoint), "clerk supervisor admin", "admin") { Query = "?month=2026-09" },
        new(nameof(GetComplaintEndpoint), "clerk supervisor admin", "admin"),
        new(nameof(TakeComplaintStepEndpoint), "clerk supervisor admin", "admin") { Body = "{}" },

        // Marks, reply ratings, decisions, staff, months.
        Import(nameof(ImportRatingsEndpoint), "storeId,staffId,month,topic,rater,mark\n{0},you,2026-09,manner,boss,80\n", "supervisor admin") with { NeedsPerson = true },
        new(nameof(PostSheetMarksEndpoint), "staff clerk supervisor admin", "admin") { Body = """{"storeId":"{0}","staffId":"you","month":"2026-09","marks":[]}""", NeedsPerson = true },
        Store(nameof(RateReplyEndpoint)) with { Body = """{"ratings":[4]}""", NeedsPerson = true },
        Store(nameof(ListAmbiguousRepliesEndpoint)),
        Store(nameof(DecideAppealEndpoint)) with { Body = """{"decision":"rejected","reason":"looked into it"}""", NeedsPerson = true },
        Store(nameof(ReopenMonthEndpoint)) with { Body = """{"reason":"a mistake"}""" },
        new(nameof(CloseMonthEndpoint), "admin", "admin"),
        Store(nameof(PutStaffEndpoint)) with { Body = """{"role":"technician"}""", NeedsPerson = true, FirstAdminMay = true },
        Store(nameof(GetStaffEndpoint)), Store(nameof(GetStoreEndpoint)), Store(nameof(GetStoreTableEndpoint)), Store(nameof(GetMonthEndpoint)), Store(nameof(VerifyMonthEndpoint)), Store(nameof(ExportMonthEndpoint)),
        Store(nameof(GetScoresEndpoint)), Store(nameof(GetPeriodEndpoint)), Store(nameof(GetSurveyStatisticsEndpoint)), Store(nameof(GetWorkOrderEndpoint)),
        Store(nameof(CompareSchemesEndpoint)) with { Body = WhatIf },
        Store(nameof(RecordOptOutEndpoint)) with { Body = """{"storeId":"{0}","phone":"+8613800000009"}""" },
        Store(nameof(EraseCustomerEndpoint)) with { Body = """{"store":"{0}","customerId":"c1"}""" },
        new(nameof(GetRankingsEndpoint), "supervisor admin", "supervisor admin"),

        // What helps to read results.
        Everybody(nameof(GetSheetEndpoint)), Everybody(nameof(GetSchemeEndpoint)), Everybody(nameof(ListSchemeVersionsEndpoint)), Everybody(nameof(GetSchemeSchemaEndpoint)),
        Everybody(nameof(ListPresetsEndpoint)), Everybody(nameof(GetPresetEndpoint)),
        new(nameof(GetQuestionnaireEndpoint), "supervisor admin", "supervisor admin"),

        // The product as a whole.
        Admin(nameof(PutStoreTableEndpoint)) with { Body = """[{"model":"A6","jobCode":"oil","standardHours":1.5}]""", Query = "?validFrom=2026-11" },
        Admin(nameof(PutSheetEndpoint)), Admin(nameof(PutStoreEndpoint)), Admin(nameof(PutSchemeEndpoint)), Admin(nameof(PutQuestionnaireEndpoint)),
        Admin(nameof(CreateKeyEndpoint)), Admin(nameof(ListKeysEndpoint)), Admin(nameof(RevokeKeyEndpoint)),
        Admin(nameof(ListErasuresEndpoint)), Admin(nameof(ListDeadLettersEndpoint)), Admin(nameof(ReplayDeadLetterEndpoint)), Admin(nameof(ListAuditEndpoint)),
    ];

    private static AccessRow Import(string function, string csv, string own) =>
        new(function, own, own.Split(' ').Contains("admin") ? "admin" : string.Empty) { Body = csv, IsImport = true };

    private static AccessRow Own(string function) => new(function, "staff clerk supervisor admin", "admin");

    private static AccessRow Store(string function) => new(function, "supervisor admin", "admin");

    private static AccessRow Everybody(string function) => new(function, "staff clerk supervisor admin", "staff clerk supervisor admin");

    private static AccessRow Admin(string function) => new(function, "admin", "admin");
}

/// <summary>Who may call an endpoint.</summary>
/// <param name="Own">Roles that may for the store of the key.</param>
/// <param name="Other">Roles that may for another store.</param>
internal sealed record AccessRow(string Function, string Own, string Other)
{
    /// <summary>With the store in the place of <c>{0}</c>, and an id of its own in that of <c>{1}</c>, and a scheme in that of <c>{2}</c>.</summary>
    internal string Body { get; init; } = "{}";

    internal string Query { get; init; } = string.Empty;

    /// <summary>Rows of an import are refused one by one.</summary>
    internal bool IsImport { get; init; }

    /// <summary>Whether a key behind which nobody stands is refused.</summary>
    internal bool NeedsPerson { get; init; }

    /// <summary>Whether an administrator needs no person all the same: somebody has to set stores up.</summary>
    internal bool FirstAdminMay { get; init; }

    public override string ToString() => Function;
}
