using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Foundation.Storage;

/// <summary>The product's tables. What each one holds stands in the README of Records.</summary>
public sealed class Tables(TableServiceClient service, IOptions<StorageOptions> options)
{
    public TableClient WorkOrders { get; } = Client(service, options, nameof(WorkOrders));

    public TableClient WorkOrderIndex { get; } = Client(service, options, nameof(WorkOrderIndex));

    public TableClient Agenda { get; } = Client(service, options, nameof(Agenda));

    public TableClient DueTexts { get; } = Client(service, options, nameof(DueTexts));

    public TableClient Contacts { get; } = Client(service, options, nameof(Contacts));

    public TableClient SurveyLinks { get; } = Client(service, options, nameof(SurveyLinks));

    public TableClient DailyTexts { get; } = Client(service, options, nameof(DailyTexts));

    public TableClient Stores { get; } = Client(service, options, nameof(Stores));

    public TableClient StoreTables { get; } = Client(service, options, nameof(StoreTables));

    public TableClient Schemes { get; } = Client(service, options, nameof(Schemes));

    public TableClient Questionnaires { get; } = Client(service, options, nameof(Questionnaires));

    public TableClient Sheets { get; } = Client(service, options, nameof(Sheets));

    public TableClient Bases { get; } = Client(service, options, nameof(Bases));

    public TableClient Scores { get; } = Client(service, options, nameof(Scores));

    public TableClient Ledger { get; } = Client(service, options, nameof(Ledger));

    public TableClient ClosedFacts { get; } = Client(service, options, nameof(ClosedFacts));

    public TableClient Appeals { get; } = Client(service, options, nameof(Appeals));

    public TableClient ApiKeys { get; } = Client(service, options, nameof(ApiKeys));

    public TableClient DeadLetters { get; } = Client(service, options, nameof(DeadLetters));

    public TableClient UnmatchedReplies { get; } = Client(service, options, nameof(UnmatchedReplies));

    public TableClient UnclearReplies { get; } = Client(service, options, nameof(UnclearReplies));

    public TableClient Erasures { get; } = Client(service, options, nameof(Erasures));

    public TableClient StaffWords { get; } = Client(service, options, nameof(StaffWords));

    public TableClient Audit { get; } = Client(service, options, nameof(Audit));

    public TableClient SmsArrivals { get; } = Client(service, options, nameof(SmsArrivals));

    public IEnumerable<TableClient> All =>
    [
        WorkOrders, WorkOrderIndex, Agenda, DueTexts, Contacts, SurveyLinks, DailyTexts, Stores, StoreTables, Schemes, Questionnaires, Sheets, Bases, Scores, Ledger, ClosedFacts, Appeals, ApiKeys, DeadLetters,
        UnmatchedReplies, UnclearReplies, Erasures, StaffWords, Audit, SmsArrivals,
    ];

    private static TableClient Client(TableServiceClient service, IOptions<StorageOptions> options, string name) =>
        service.GetTableClient(options.Value.TablePrefix + name);
}
