using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;

namespace KpiFunctions.Features.Facts;

/// <summary>Takes in marks on paper. Topics of a rating sheet that the month has are not among them: nobody fills its columns by an import.</summary>
public sealed class RatingImport(FactImport import, MonthSheets sheets, TimeProvider time)
{
    internal Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken)
    {
        var known = new Dictionary<(StoreMonth, SheetId), bool>();
        return import.ImportAsync(rows, caller.MaySupervise, ReadAsync, report, cancellationToken);

        async ValueTask<ImportedFact?> ReadAsync(FieldParser fields, Store store)
        {
            var read = RatingParser.Read(fields, store, time.Now(), caller);
            if (read is { } fact && SheetId.OfTopic(fields.Text("topic")!) is { } sheet && await HasAsync(fact.Month, sheet))
            {
                fields.Refuse("topic", $"'{fields.Text("topic")}' is of the rating sheet '{sheet}', whose columns are filled by whom they belong to: POST /api/sheets/{sheet}/marks.");
            }

            return read;
        }

        async Task<bool> HasAsync(StoreMonth month, SheetId sheet) =>
            known.TryGetValue((month, sheet), out var has) ? has : known[(month, sheet)] = await sheets.FindAsync(month, sheet, cancellationToken) is not null;
    }
}
