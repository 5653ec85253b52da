using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book.Rows;

namespace KpiFunctions.Records.Book;

/// <summary>Customers' answers, each a row of its own beside its order, in whatever month that is.</summary>
public sealed class AnswerStore(MonthBook book, WorkOrderStore workOrders)
{
    /// <summary>Answers that are written anew in one batch, besides their order.</summary>
    private const int MostRewritten = MonthBook.RowsPerBatch - 1;

    /// <summary>Keeps an answer, marked late when the month has closed. The same answer twice is one answer.</summary>
    /// <param name="hint">Where the order was last seen.</param>
    /// <returns>The answer as it is kept, and where.</returns>
    /// <exception cref="InvalidOperationException">The order is being moved to another month; the runtime's next try finds it there.</exception>
    public async Task<(StoreMonth Month, SurveyAnswer Answer)> KeepAsync(
        SurveyId survey, StoreMonth hint, SurveyAnswer answer, CancellationToken cancellationToken)
    {
        if (await TryKeepAsync(hint, survey.WorkOrderId, answer, cancellationToken) is { } kept)
        {
            return (hint, kept);
        }

        if (await workOrders.FindAsync(survey.StoreId, survey.WorkOrderId, hint: null, cancellationToken) is { } moved
            && await TryKeepAsync(moved.Month, survey.WorkOrderId, answer, cancellationToken) is { } there)
        {
            return (moved.Month, there);
        }

        throw new InvalidOperationException($"Order {survey} is being moved to another month; the answer is kept on the next try.");
    }

    /// <summary>Adds to an answer what a person made of it.</summary>
    /// <param name="review">
    /// Gets the order, the answer, and whether the month is closed, and gives the answer as it is to be; the same one leaves it as it is. Is asked
    /// again when somebody else wrote it in between.
    /// </param>
    /// <returns>The order and the answer as it is now; <see langword="null"/> when there is no such answer.</returns>
    public Task<(ServiceRecord Service, SurveyAnswer Answer)?> ReviewAsync(
        ReplyId reply, Func<ServiceRecord, SurveyAnswer, bool, SurveyAnswer> review, CancellationToken cancellationToken)
    {
        ServiceRecord? found = null;
        return book.WriteAsync<(ServiceRecord, SurveyAnswer)?>(
            async token =>
            {
                found = await workOrders.FindAsync(reply.Survey.StoreId, reply.Survey.WorkOrderId, hint: null, token);
                return found is null ? null : await book.EnterAsync(found.Month, token);
            },
            async (pass, _) =>
            {
                if (found is not { } service || await book.FindAsync(service.Month, Keys.AnswerRow(reply), cancellationToken) is not { } row)
                {
                    return MonthEdit.Nothing<(ServiceRecord, SurveyAnswer)?>(null);
                }

                var before = AnswerRow.Read(row);
                var after = review(service, before, pass is null);
                return after == before
                    ? MonthEdit.Nothing<(ServiceRecord, SurveyAnswer)?>((service, after))
                    : MonthEdit.Of<(ServiceRecord, SurveyAnswer)?>(
                        (service, after), MonthEdit.Replace(AnswerRow.From(service.Month, service.Order.Id, after), row.ETag), Touch(service.Month, service.Order.Id));
            },
            cancellationToken);
    }

    /// <summary>Writes answers to one survey anew that say something else together than each alone, unless the month has closed: as they were seen, or not at all.</summary>
    /// <param name="rewrite">Gets all answers, oldest first, and gives those that are to be others. Is asked again when one came, or was written, in between.</param>
    /// <returns>All answers as they are afterwards.</returns>
    /// <exception cref="InvalidOperationException">The order is being moved to another month; the runtime's next try finds it there.</exception>
    public async Task<IReadOnlyList<SurveyAnswer>> RewriteAsync(
        SurveyId survey, StoreMonth month, Func<IReadOnlyList<SurveyAnswer>, IEnumerable<SurveyAnswer>> rewrite, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (answers, isDone) = await RewriteSomeAsync(survey, month, rewrite, cancellationToken);
            if (isDone)
            {
                return answers;
            }
        }
    }

    private Task<(IReadOnlyList<SurveyAnswer> Answers, bool IsDone)> RewriteSomeAsync(
        SurveyId survey, StoreMonth month, Func<IReadOnlyList<SurveyAnswer>, IEnumerable<SurveyAnswer>> rewrite, CancellationToken cancellationToken) => book.WriteAsync(
        month,
        async (pass, _) =>
        {
            var id = survey.WorkOrderId;
            var rows = await book.RangeAsync(month, Keys.AnswerRowsStart(id), Keys.After(Keys.OrderRow(id)), cancellationToken).ToListAsync(cancellationToken);
            var order = rows.Find(row => Keys.KindOf(row.RowKey) == Keys.Order)
                ?? throw new InvalidOperationException($"Order {survey} is being moved to another month; its answers are read together on the next try.");
            var kept = rows.Where(row => Keys.KindOf(row.RowKey) == Keys.Answer).ToDictionary(row => row.RowKey, AnswerRow.Read, StringComparer.Ordinal);
            var changed = pass is { IsReopened: false }
                ? rewrite([.. kept.Values]).Take(MostRewritten).ToDictionary(answer => Keys.AnswerRow(id, answer), StringComparer.Ordinal)
                : [];
            IReadOnlyList<SurveyAnswer> after = [.. kept.Select(answer => changed.GetValueOrDefault(answer.Key, answer.Value))];
            var result = (after, changed.Count < MostRewritten);

            // Whoever keeps or rewrites an answer touches the order's row, so its version stands for all of them.
            return changed.Count == 0
                ? MonthEdit.Nothing(result)
                : MonthEdit.Of(result, [
                    .. rows.Where(row => changed.ContainsKey(row.RowKey)).Select(row => MonthEdit.Replace(AnswerRow.From(month, id, changed[row.RowKey]), row.ETag)),
                    MonthEdit.Merge(Touched(month, id), order.ETag)]);
        },
        cancellationToken);

    /// <returns>The answer as it is kept; <see langword="null"/> when the order is not in this month, and nothing is written then.</returns>
    private Task<SurveyAnswer?> TryKeepAsync(StoreMonth month, WorkOrderId id, SurveyAnswer answer, CancellationToken cancellationToken) => book.WriteAsync(
        month,
        async (pass, beaten) =>
        {
            // Looks for what was in its way only when something was.
            if (beaten > 0)
            {
                if (await book.FindAsync(month, Keys.AnswerRow(id, answer), cancellationToken) is { } known)
                {
                    return MonthEdit.Nothing<SurveyAnswer?>(AnswerRow.Read(known));
                }

                if (await book.FindAsync(month, Keys.OrderRow(id), cancellationToken) is null)
                {
                    return MonthEdit.Nothing<SurveyAnswer?>(null);
                }
            }

            var kept = pass is { IsReopened: false } ? answer : answer with { IsLate = true };
            return MonthEdit.Of<SurveyAnswer?>(kept, MonthEdit.Add(AnswerRow.From(month, id, kept)), Touch(month, id));
        },
        cancellationToken);

    /// <summary>Touching the order's row in the same batch makes sure that it is still there and that a move under way sees the new answer.</summary>
    private static TableTransactionAction Touch(StoreMonth month, WorkOrderId id) => MonthEdit.Merge(Touched(month, id));

    private static TableEntity Touched(StoreMonth month, WorkOrderId id) =>
        new(Keys.StoreMonth(month), Keys.OrderRow(id)) { [WorkOrderRow.HasReply] = true, [WorkOrderRow.IsWaiting] = false };
}
