using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Book.Rows;

namespace KpiFunctions.Records.Book;

/// <summary>What upheld appeals say that facts should have been, beside the facts as they came.</summary>
public sealed class CorrectionStore(MonthBook book)
{
    /// <summary>Writes the corrections of an upheld appeal into its month, which is open for them. Doing it again writes the same.</summary>
    /// <param name="appeal">The appeal as it is kept: digests stand in it for what was written.</param>
    /// <param name="version">The version that is the first to hold them.</param>
    /// <exception cref="InvalidOperationException">Somebody else wrote to the month; the next try finds it as it is then.</exception>
    public async Task WriteAsync(Store store, Appeal appeal, int version, CancellationToken cancellationToken)
    {
        if (await book.EnterAsync(store, appeal.Month, cancellationToken) is not { IsReopened: true } pass || pass.ClosedVersion != version - 1)
        {
            // Somebody else is closing the month already, or has closed it and it was opened for something else; the close says whether they are in it.
            return;
        }

        var rows = appeal.Decision!.Corrections.Select((c, i) => MonthEdit.Put(CorrectionRow.From(appeal.Month, appeal, version, i, c)));
        if (!await book.TryWriteAsync(pass, [.. rows], cancellationToken))
        {
            throw new InvalidOperationException($"Somebody else wrote to {appeal.Month}; appeal {appeal.Id} is applied on the next try.");
        }
    }
}
