using Azure.Data.Tables;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;

namespace KpiFunctions.Records.Book;

/// <summary>Everything that a month's partition holds, as it was read.</summary>
public sealed class MonthRecords
{
    /// <summary>Orders that count in the month.</summary>
    public List<ServiceRecord> Orders { get; } = [];

    /// <summary>Orders that were opened in the month and belong to a later one, with a completion that came before the close.</summary>
    public List<WorkOrder> Opened { get; } = [];

    public List<(WorkOrderId Order, SurveyAnswer Answer)> Answers { get; } = [];

    public List<FigureFact> Figures { get; } = [];

    public List<RatingFact> Ratings { get; } = [];

    public List<Complaint> Complaints { get; } = [];

    /// <summary>Repairs that came back in the month.</summary>
    public List<ReturnFact> Returns { get; } = [];

    public List<(CustomerFactId Id, CustomerFact Fact)> CustomerFacts { get; } = [];

    /// <summary>What upheld appeals say that the records should have been, in the order in which it came to count.</summary>
    public List<Correction> Corrections { get; } = [];

    public List<Callback> Callbacks { get; } = [];

    /// <summary>Names of the questions of each questionnaire that a survey of the month was sent with.</summary>
    public Dictionary<QuestionnaireVersion, IReadOnlyList<string>> Questions { get; } = [];

    /// <summary>Records that came after the close.</summary>
    public int Late { get; set; }

    /// <summary>The services of the month with what their customers said, as it counts and as it was corrected.</summary>
    public IEnumerable<ServiceRecord> Services(MonthBasis basis)
    {
        var answersOf = Answers.ToLookup(a => a.Order, a => a.Answer);
        foreach (var service in Orders)
        {
            yield return service with { Result = ResultOf(basis, service.Order.Id, service.Survey, answersOf[service.Order.Id]) };
        }

        foreach (var order in Opened)
        {
            yield return new ServiceRecord(order, SurveyResult.None);
        }
    }

    /// <summary>The calls that count, each with what it says of its clerk; those that became needless do not.</summary>
    public IEnumerable<(Callback Call, CallbackFact Fact)> Calls()
    {
        var orders = Callbacks.Count == 0 ? [] : Orders.ToDictionary(o => o.Order.Id, o => o.Order);
        var answersOf = Answers.Where(a => !a.Answer.IsLate).ToLookup(a => a.Order, a => a.Answer);
        foreach (var call in Callbacks)
        {
            var id = call.Survey.WorkOrderId;
            if (call.ToFact() is { } fact && !(orders.TryGetValue(id, out var order) && call.IsNeedless(order, answersOf[id])))
            {
                yield return (call, fact);
            }
        }
    }

    /// <summary>Puts the corrected records in the place of the original ones, which stay in the storage as they came.</summary>
    private void Correct() => Corrections.ForEach(Correct);

    /// <summary>Corrects the records further, as if these corrections had come to count last.</summary>
    public void Apply(IEnumerable<Correction> corrections)
    {
        foreach (var correction in corrections)
        {
            Corrections.Add(correction);
            Correct(correction);
        }
    }

    private void Correct(Correction correction)
    {
        Replace(Orders, o => o with { Order = correction.Correct(o.Order) });
        Replace(Opened, correction.Correct);
        Replace(Figures, correction.Correct);
        Ratings.RemoveAll(correction.Drops);
        Replace(Ratings, correction.Correct);
        Replace(Complaints, correction.Correct);
        Callbacks.RemoveAll(correction.Drops);
        Replace(Callbacks, correction.Correct);
        CustomerFacts.RemoveAll(f => correction.Drops(f.Id));
        Returns.RemoveAll(correction.Drops);
        Replace(Returns, correction.Correct);
        if (correction.Missing is { } missing && !Figures.Exists(f => (f.StaffId, f.Metric, f.Day) == (missing.StaffId, missing.Metric, missing.Day)))
        {
            Figures.Add(missing);
        }
    }

    /// <summary>The records that stored rows are.</summary>
    /// <exception cref="FormatException">A row is none of ours.</exception>
    public static MonthRecords Of(IEnumerable<StoredRow> rows)
    {
        var records = new MonthRecords();
        foreach (var row in rows)
        {
            records.Add(row.ToEntity());
        }

        records.Correct();
        return records;
    }

    /// <param name="words">Gives what staff wrote about the month; asked for when there are corrections.</param>
    internal static async Task<MonthRecords> ReadAsync(
        IAsyncEnumerable<TableEntity> rows, Func<Task<IReadOnlyDictionary<string, string>>> words, CancellationToken cancellationToken)
    {
        var records = new MonthRecords();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            records.Add(row);
        }

        if (records.Corrections.Count > 0)
        {
            var written = await words();
            Replace(records.Corrections, c => c with { Evidence = written.GetValueOrDefault(c.Evidence) ?? string.Empty });
            records.Correct();
        }

        return records;
    }

    private void Add(TableEntity row)
    {
        switch (Keys.KindOf(row.RowKey))
        {
            case Keys.Order:
                Orders.Add(WorkOrderRow.Read(row));
                break;
            case Keys.Answer:
                Answers.Add((Keys.OrderOf(row.RowKey), AnswerRow.Read(row)));
                break;
            case Keys.Opened:
                Opened.Add(OpenedRow.Read(row));
                break;
            case Keys.Figure:
                Figures.Add(FigureRow.Read(row));
                break;
            case Keys.Rating:
                Ratings.Add(RatingRow.Read(row));
                break;
            case Keys.Complaint:
                Complaints.Add(ComplaintRow.Read(row));
                break;
            case Keys.Return:
                Returns.Add(ReturnRow.Read(row));
                break;
            case Keys.CustomerFact:
                CustomerFacts.Add(CustomerFactRow.Read(row));
                break;
            case Keys.Correction:
                Corrections.Add(CorrectionRow.Read(row));
                break;
            case Keys.Call:
                Callbacks.Add(CallbackRow.Read(row));
                break;
            case Keys.Late or Keys.LateFact:
                Late++;
                break;
            default:
                break;
        }
    }

    private SurveyResult ResultOf(MonthBasis basis, WorkOrderId order, Survey survey, IEnumerable<SurveyAnswer> answers)
    {
        var result = SurveyResult.At(basis.Close, survey, answers) with
        {
            Questions = survey.Questionnaire is { } asked ? Questions[asked] : [],
        };
        return Corrections.Aggregate(result, (corrected, correction) => correction.Correct(order, corrected));
    }

    private static void Replace<T>(List<T> records, Func<T, T> correct)
    {
        for (var i = 0; i < records.Count; i++)
        {
            records[i] = correct(records[i]);
        }
    }
}
