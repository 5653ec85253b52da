using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Appeals;

/// <summary>
/// Keeps what people wrote in an appeal apart from it. The appeal, and the corrections that become part of a closed month, hold digests; what these
/// stand for can be erased without changing either.
/// </summary>
public sealed class AppealWords(StaffWords words)
{
    /// <summary>A new appeal with digests for words.</summary>
    internal async Task<Appeal> SealAsync(Appeal appeal, CancellationToken cancellationToken) =>
        appeal with { Reason = await words.KeepAsync(appeal.Month, appeal.Reason, cancellationToken) };

    /// <summary>A changed appeal with digests for words; those that it had stay, whether or not their words were erased.</summary>
    internal async Task<Appeal> SealAsync(StoredAppeal stored, Appeal changed, CancellationToken cancellationToken) => changed with
    {
        Reason = stored.Sealed.Reason,
        Decision = stored.Sealed.Decision ?? (changed.Decision is { } decision ? await SealAsync(changed.Month, decision, cancellationToken) : null),
    };

    /// <summary>Appeals with the words that their digests stand for; an empty text for what was erased.</summary>
    internal async Task<IReadOnlyList<StoredAppeal>> OpenAsync(IReadOnlyList<StoredAppeal> appeals, CancellationToken cancellationToken)
    {
        var written = new Dictionary<StoreMonth, IReadOnlyDictionary<string, string>>();
        foreach (var month in appeals.Select(a => a.Appeal.Month).Distinct())
        {
            written[month] = await words.ListAsync(month, cancellationToken);
        }

        return [.. appeals.Select(a => a with { Appeal = Open(a.Sealed, written[a.Appeal.Month]) })];
    }

    private async Task<AppealDecision> SealAsync(StoreMonth month, AppealDecision decision, CancellationToken cancellationToken)
    {
        var corrections = new List<Correction>();
        foreach (var correction in decision.Corrections)
        {
            corrections.Add(correction with { Evidence = await words.KeepAsync(month, correction.Evidence, cancellationToken, OrdersOf(correction)) });
        }

        return decision with
        {
            Reason = await words.KeepAsync(month, decision.Reason, cancellationToken, decision.Corrections.SelectMany(OrdersOf)),
            Corrections = corrections,
        };
    }

    private static Appeal Open(Appeal appeal, IReadOnlyDictionary<string, string> written)
    {
        string WordsOf(string digest) => written.GetValueOrDefault(digest) ?? string.Empty;
        return appeal with
        {
            Reason = WordsOf(appeal.Reason),
            Decision = appeal.Decision is { } decision
                ? decision with { Reason = WordsOf(decision.Reason), Corrections = [.. decision.Corrections.Select(c => c with { Evidence = WordsOf(c.Evidence) })] }
                : null,
        };
    }

    private static IEnumerable<WorkOrderId> OrdersOf(Correction correction) => correction switch
    {
        AnswerExcluded c => [c.Order],
        AnswerCorrected c => [c.Order],
        OrderCorrected c => [c.Order],
        ReturnDropped c => [c.Earlier, c.Later],
        CallCorrected c => [c.Order],
        CallDropped c => [c.Order],
        _ => [],
    };
}
