using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>Says what each storage transaction was for, where one thing happens after the other: whatever is counted between two switches belongs to the first.</summary>
internal sealed class TransactionLedger(StorageTransactionCounter counter)
{
    /// <summary>Looking for messages, which the runtime does whether there are any or not.</summary>
    public const string Polls = "queue polls";

    /// <summary>Looking for what is due, which timers do whether there is any or not.</summary>
    public const string Scans = "timer scans";

    /// <summary>Erasing what has been kept long enough, long after the scores.</summary>
    public const string Erasing = "erasing what is old";

    private readonly SortedDictionary<string, long> _totals = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<StorageTransaction, long> _before = counter.Snapshot();
    private string? _purpose;
    private bool _isTimer;

    /// <summary>Transactions by purpose, up to the last switch.</summary>
    public IReadOnlyDictionary<string, long> Totals => _totals;

    /// <summary>From now on, transactions are for this.</summary>
    /// <param name="purpose">What for; <see langword="null"/> for things that nobody asks about.</param>
    /// <param name="isTimer">Whether a timer works: its reads are <see cref="Scans"/>, its writes are for the purpose.</param>
    public void Switch(string? purpose, bool isTimer = false)
    {
        var now = counter.Snapshot();
        if (_purpose is not null)
        {
            foreach (var (transaction, count) in now)
            {
                var more = count - _before.GetValueOrDefault(transaction);
                if (more > 0)
                {
                    var key = transaction.IsPoll ? Polls : _isTimer && transaction.Verb == "GET" ? Scans : _purpose;
                    _totals[key] = _totals.GetValueOrDefault(key) + more;
                }
            }
        }

        (_before, _purpose, _isTimer) = (now, purpose, isTimer);
    }
}
