using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>One answer of a customer: a row of its own, so none can overwrite another. It is inserted; a person's review is added to it, and a text in parts is read anew with each of them.</summary>
internal static class AnswerRow
{
    internal const string Text = "Text";
    internal const string Whole = "WholeText";
    internal const string Comment = "Comment";
    internal const string TextErasedAt = "TextErasedAt";

    internal static TableEntity From(StoreMonth month, WorkOrderId order, SurveyAnswer answer)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.AnswerRow(order, answer))
        {
            ["EventId"] = answer.EventId,
            ["Kind"] = answer.Kind.ToString(),
            ["Source"] = answer.Source.ToString(),
            ["Ratings"] = RatingDigits.Write(answer.Ratings),
            ["FirstQuestion"] = answer.FirstQuestion,
        };
        row.SetInstant("ReceivedAt", answer.ReceivedAt);
        row["Questions"] = answer.Questions;
        row.SetText(Text, answer.ErasedAt is null ? answer.Text : null);
        row.SetText(Whole, answer.ErasedAt is null ? answer.Whole : null);
        row.SetText(Comment, answer.Comment);
        row.SetInstant(TextErasedAt, answer.ErasedAt);
        row.SetText("Unclear", answer.Unclear);
        if (answer.IsLate)
        {
            row["Late"] = true;
        }

        if (answer.Review is { } review)
        {
            row["ReviewRatings"] = RatingDigits.Write(review.Ratings);
            row["ReviewedBy"] = review.By;
            row.SetInstant("ReviewedAt", review.At);
            row["ReviewLate"] = review.IsLate;
        }

        return row;
    }

    internal static SurveyAnswer Read(TableEntity row) => new(
        row.GetRequired("EventId"),
        row.GetInstant("ReceivedAt")!.Value,
        row.GetInstant(TextErasedAt) is null ? row.GetRequired(Text) : string.Empty,
        RatingDigits.Read(row.GetRequired("Ratings")),
        row.GetString(Comment))
    {
        Kind = row.GetEnum<AnswerKind>("Kind"),
        Source = row.GetEnum<AnswerSource>("Source"),
        Whole = row.GetString(Whole),
        FirstQuestion = row.GetInt32("FirstQuestion")!.Value,
        ErasedAt = row.GetInstant(TextErasedAt),
        Questions = row.GetInt32("Questions")!.Value,
        Unclear = row.GetString("Unclear"),
        IsLate = row.GetBoolean("Late") == true,
        Review = row.GetString("ReviewedBy") is { } by
            ? new AnswerReview(RatingDigits.Read(row.GetRequired("ReviewRatings")), by, row.GetInstant("ReviewedAt")!.Value, row.GetBoolean("ReviewLate")!.Value)
            : null,
    };
}
