using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book.Facts;
using NodaTime;

namespace KpiFunctions.Features.Facts;

/// <summary>Makes a mark of an import row.</summary>
public static class RatingParser
{
    private const int LongestName = 100;
    private const int LongestExample = 2000;

    public static ImportColumns Columns { get; } = new(
        "ratings",
        required: ["storeId", "staffId", "month", "topic", "rater", "mark"],
        optional: ["weight", "example", "day"]);

    /// <summary>The mark; <see langword="null"/> when the fields have a problem.</summary>
    /// <param name="caller">Who gives it; nobody marks themselves.</param>
    public static ImportedFact? Read(FieldParser fields, Store store, Instant now, Caller? caller = null)
    {
        var (month, day) = MonthFields.Read(fields, store, now);
        var rating = new RatingFact(
            fields.Id<StaffId>("staffId", StaffId.TryParse),
            fields.RequiredText("topic", LongestName),
            fields.RequiredText("rater", LongestName),
            fields.RequiredNumber("mark"))
        {
            Weight = fields.Number("weight", 0) ?? 1,
            Example = fields.Text("example", LongestExample),
            Day = day,
            EnteredBy = caller?.Signature,
        };
        fields.RefuseJudge(caller, store, rating.StaffId);
        if (fields.Problems.Count > 0)
        {
            return null;
        }

        if (rating.Problem is { } problem)
        {
            fields.Refuse("mark", problem);
            return null;
        }

        if (rating.IsExtreme && string.IsNullOrWhiteSpace(rating.Example))
        {
            fields.Refuse("mark", "The highest and the lowest mark need a written example of what was done.");
            return null;
        }

        var storeMonth = new StoreMonth(store.Id, month);
        return new ImportedFact(storeMonth, rating.StaffId, FactPlaces.Of(rating).Holding(known => Over(rating, known, fields.Given)));
    }

    /// <summary>The mark with what is known of it where the row has no column.</summary>
    private static RatingFact Over(RatingFact rating, RatingFact? known, IReadOnlySet<string> columns) => known is null ? rating : rating with
    {
        Weight = columns.Contains("weight") ? rating.Weight : known.Weight,
        Example = columns.Contains("example") ? rating.Example : known.Example,
    };
}
