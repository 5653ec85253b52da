using Azure.Data.Tables;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Records.Book.Facts;

/// <summary>
/// Facts that follow from orders, each in the month that it belongs into: brought in line with the orders while the month is open, kept beside it as late
/// when it is closed, also when there is to be no such fact any more. Doing it again changes nothing.
/// </summary>
public sealed class DerivedFactStore(MonthBook book, LateFactStore late, CorrectionStore corrections)
{
    /// <summary>In a late row: there is no such fact.</summary>
    private const string Gone = "Gone";

    /// <param name="make">Makes the fact of what is known of it, <see langword="null"/> for none; asked again when somebody else changed it in between.</param>
    /// <param name="correct">A fact as a correction of its month has it: a closed month that has it right by an appeal needs no news.</param>
    /// <param name="standing">What a closed month counts where it has no such row yet.</param>
    public Task<WriteOutcome> SettleAsync<T>(
        Store store,
        StoreMonth month,
        FactPlace<T> place,
        Func<T?, T?> make,
        Func<Correction, T, T?> correct,
        CancellationToken cancellationToken,
        T? standing = null)
        where T : class => book.WriteAsync(
            store,
            month,
            async (pass, _) =>
            {
                var existing = await book.FindAsync(month, place.Key, cancellationToken);
                if (pass is null)
                {
                    existing ??= standing is null ? null : place.Write(month, standing);
                    return MonthEdit.Nothing(await KeepLateAsync(month, place, existing, make, correct, cancellationToken));
                }

                var row = make(place.Read(existing)) is { } fact ? place.Write(month, fact) : null;
                return Says(existing) == Says(row) ? MonthEdit.Nothing(WriteOutcome.Unchanged)
                    : row is null ? MonthEdit.Of(WriteOutcome.Updated, MonthEdit.Delete(existing!, existing!.ETag))
                    : existing is null ? MonthEdit.Of(WriteOutcome.Accepted, MonthEdit.Add(row))
                    : MonthEdit.Of(WriteOutcome.Updated, MonthEdit.Replace(row, existing.ETag));
            },
            cancellationToken);

    private async Task<WriteOutcome> KeepLateAsync<T>(
        StoreMonth month, FactPlace<T> place, TableEntity? existing, Func<T?, T?> make, Func<Correction, T, T?> correct, CancellationToken cancellationToken)
        where T : class
    {
        var last = await late.FindLastAsync(month, place.Key, existing, cancellationToken);
        var isStanding = ReferenceEquals(last, existing);
        var fact = make(last?.GetBoolean(Gone) == true ? null : place.Read(last));
        var row = fact is null ? new TableEntity(Keys.StoreMonth(month), place.Key) { [Gone] = true } : place.Write(month, fact);
        if (isStanding && (last is null ? fact is null : Says(last) == Says(row) || await IsRightAsync(place.Read(last), fact)))
        {
            return WriteOutcome.Unchanged;
        }

        return !isStanding && Says(last) == Says(row) ? WriteOutcome.Late : await late.KeepAsync(month, row, cancellationToken);

        async Task<bool> IsRightAsync(T? kept, T? now)
        {
            var own = await corrections.ListAsync(month, cancellationToken);
            T? Corrected(T? uncorrected) => own.Aggregate(uncorrected, (f, c) => f is null ? null : correct(c, f));
            return Says(Corrected(kept) is { } left ? place.Write(month, left) : null) == Says(Corrected(now) is { } right ? place.Write(month, right) : null);
        }
    }

    /// <summary>Late facts of a closed month that follow from orders, by what they are about.</summary>
    /// <param name="since">Only what was kept since this time of the storage service; <see langword="null"/> for all.</param>
    /// <param name="settleOpening">Brings the opening of an order in line with it.</param>
    /// <param name="settleReturn">Brings the return of two orders in line with them.</param>
    public async Task TakeLateInAsync(
        StoreMonth month,
        DateTimeOffset? since,
        Func<WorkOrderId, Task> settleOpening,
        Func<WorkOrderId, WorkOrderId, Task> settleReturn,
        CancellationToken cancellationToken)
    {
        foreach (var rows in await late.ListAsync(month, since, cancellationToken))
        {
            switch (Keys.KindOf(rows.Key))
            {
                case Keys.Opened:
                    await settleOpening(WorkOrderId.Parse(Keys.IdOf(rows.Key)));
                    await late.MarkTakenInAsync(rows, cancellationToken);
                    break;
                case Keys.Return:
                    var (later, earlier) = Keys.OrdersOfReturn(rows.Key);
                    await settleReturn(later, earlier);
                    await late.MarkTakenInAsync(rows, cancellationToken);
                    break;
                default:
                    break;
            }
        }
    }

    private static string? Says(TableEntity? row) => row is null ? null : FactContent.Of(row);
}
