using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>A mark as a row of its month.</summary>
internal static class RatingRow
{
    internal const string Example = "Example";

    internal static TableEntity From(StoreMonth month, RatingFact rating)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.RatingRow(rating.StaffId, rating.Topic, rating.Rater, rating.Day))
        {
            ["StaffId"] = rating.StaffId.Value,
            ["Topic"] = rating.Topic,
            ["Rater"] = rating.Rater,
        };
        row.SetDecimal("Mark", CanonicalJson.Plain(rating.Mark));
        row.SetDecimal("Weight", CanonicalJson.Plain(rating.Weight));
        row.SetText(Example, rating.Example);
        row.SetDay("Day", rating.Day);
        row.SetText(FactContent.EnteredBy, rating.EnteredBy);
        if (rating.Grade is { } grade)
        {
            row["Grade"] = grade;
            row["GivenBy"] = rating.GivenBy?.ToString();
            row["GivenAs"] = rating.GivenAs?.ToString();
            row.SetText("GivenAsRole", rating.GivenAsRole);
        }

        return row;
    }

    internal static RatingFact Read(TableEntity row) => new(
        StaffId.Parse(row.GetRequired("StaffId")), row.GetRequired("Topic"), row.GetRequired("Rater"), row.GetDecimal("Mark")!.Value)
    {
        Weight = row.GetDecimal("Weight")!.Value,
        Example = row.GetString(Example),
        Day = row.GetDay("Day"),
        EnteredBy = row.GetString(FactContent.EnteredBy),
        Grade = row.GetString("Grade"),
        GivenBy = row.GetString("GivenBy") is { } person ? StorePerson.Parse(person) : null,
        GivenAs = row.GetString("GivenAs") is { } kind ? Enum.Parse<RaterKind>(kind) : null,
        GivenAsRole = row.GetString("GivenAsRole"),
    };
}
