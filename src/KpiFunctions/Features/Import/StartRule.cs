using KpiFunctions.Domain.Stores;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Import;

/// <summary>Refuses what counts before a store's first month: an import of history neither texts anybody nor decides which month is closed first.</summary>
internal static class StartRule
{
    /// <summary>Refuses the field when the row counts in a month before the first; what has another problem is let be.</summary>
    internal static void RefuseBeforeStart(this FieldParser fields, string field, Store store, YearMonth month)
    {
        if (fields.Problems.Count == 0 && month < store.FirstMonth)
        {
            fields.Refuse(field, Words(store));
        }
    }

    /// <summary>What to say of such a row.</summary>
    internal static string Words(Store store) =>
        $"This lies before the store's first month, {YearMonthPattern.Iso.Format(store.FirstMonth)}; correct it, or set the store's startsOn earlier while none of its months is closed.";
}
