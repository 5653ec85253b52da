using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Records.Book;

/// <summary>Writes what became of surveys, also when their orders were corrected meanwhile.</summary>
public sealed class SurveyStore(MonthBook book, WorkOrderStore workOrders, StoreDirectory stores)
{
    /// <summary>After the close of its month a survey keeps what the month knew of it.</summary>
    /// <param name="change">What the survey becomes; is asked again when somebody else wrote the order in between.</param>
    /// <exception cref="InvalidOperationException">The order is being moved to another month; the runtime's next try finds it there.</exception>
    public async Task ChangeAsync(ServiceRecord stored, Func<Survey, Survey> change, CancellationToken cancellationToken)
    {
        ServiceRecord? current = null;
        await book.WriteAsync(
            async token =>
            {
                // Beaten by a correction, the order may be in another month, whose gate is another one.
                current = current is null ? stored : await FindAgainAsync(current, token);
                return await book.EnterAsync(current.Month, token);
            },
            (pass, _) => EditOfAsync(current!, change, pass, cancellationToken),
            cancellationToken);
    }

    /// <summary>Makes a survey silent and a call of it, in one batch, so that there is one call however often it is asked for, and none when an answer is faster.</summary>
    /// <returns><see langword="false"/> when the order or the month has changed since the order was read, or the month is closed; nothing is written then.</returns>
    public async Task<bool> TryRaiseCallAsync(Store store, ServiceRecord stored, Survey silent, Callback call, CancellationToken cancellationToken) =>
        await book.EnterAsync(store, stored.Month, cancellationToken) is { } pass
        && await book.TryWriteAsync(
            pass,
            [
                MonthEdit.Replace(WorkOrderRow.From(stored with { Survey = silent }), WorkOrderStore.VersionOf(stored)),
                MonthEdit.Add(CallbackRow.From(stored.Month, call)),
            ],
            cancellationToken);

    private async Task<MonthEdit<bool>> EditOfAsync(ServiceRecord current, Func<Survey, Survey> change, MonthPass? pass, CancellationToken cancellationToken)
    {
        var survey = change(current.Survey);
        if (survey == current.Survey)
        {
            return MonthEdit.Nothing(true);
        }

        var changed = current with { Survey = pass is { IsReopened: false } ? survey : survey.LearntAfterClose(current.Survey) };
        await workOrders.ExpectFollowUpAsync(await stores.GetAsync(current.Month.StoreId, cancellationToken), current, changed, cancellationToken);
        return MonthEdit.Of(true, MonthEdit.Replace(WorkOrderRow.From(changed), WorkOrderStore.VersionOf(current)));
    }

    private async Task<ServiceRecord> FindAgainAsync(ServiceRecord read, CancellationToken cancellationToken) =>
        await workOrders.FindAsync(read.Order.StoreId, read.Order.Id, read.Month, cancellationToken)
        ?? throw new InvalidOperationException($"Order {read.Id} is being moved to another month; its survey is written on the next try.");
}
