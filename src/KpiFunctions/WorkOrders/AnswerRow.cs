using System.Globalization;
using Azure.Data.Tables;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Storage;

namespace KpiFunctions.WorkOrders;

/// <summary>One answer of a customer: a row of its own that is only ever inserted, so none can overwrite another.</summary>
internal static class AnswerRow
{
    internal const string Text = "Text";
    internal const string Comment = "Comment";
    internal const string TextErasedAt = "TextErasedAt";

    internal static TableEntity From(StoreMonth month, WorkOrderId order, SurveyAnswer answer)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.AnswerRow(order, answer))
        {
            ["EventId"] = answer.EventId,
            ["Kind"] = answer.Kind.ToString(),
            ["Source"] = answer.Source.ToString(),
            ["Ratings"] = string.Join(',', answer.Ratings),
            ["FirstQuestion"] = answer.FirstQuestion,
        };
        row.SetInstant("ReceivedAt", answer.ReceivedAt);
        row.SetText(Text, answer.ErasedAt is null ? answer.Text : null);
        row.SetText(Comment, answer.Comment);
        row.SetInstant(TextErasedAt, answer.ErasedAt);
        if (answer.IsLate)
        {
            row["Late"] = true;
        }

        return row;
    }

    internal static SurveyAnswer Read(TableEntity row) => new(
        row.GetRequired("EventId"),
        row.GetInstant("ReceivedAt")!.Value,
        row.GetInstant(TextErasedAt) is null ? row.GetRequired(Text) : string.Empty,
        row.GetString("Ratings") is { Length: > 0 } ratings ? [.. ratings.Split(',').Select(r => int.Parse(r, CultureInfo.InvariantCulture))] : [],
        row.GetString(Comment))
    {
        Kind = row.GetEnum<AnswerKind>("Kind"),
        Source = row.GetEnum<AnswerSource>("Source"),
        FirstQuestion = row.GetInt32("FirstQuestion")!.Value,
        ErasedAt = row.GetInstant(TextErasedAt),
        IsLate = row.GetBoolean("Late") == true,
    };
}
