using Azure.Data.Tables;
using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>
/// Takes personal data out of a row of a month as it was read. Everything else of the row stays, whoever wrote it: ratings, times, and
/// which order it belongs to are what scores are made of. Each method says whether there was anything to erase.
/// </summary>
internal static class RowErasure
{
    /// <summary>Key of the number that was erased, so that its owner's words can still be found and erased on request; goes with the words.</summary>
    internal const string ErasedContact = "ErasedContact";

    /// <summary>Columns with words of customers, and with what staff wrote: no score is made of them.</summary>
    internal static readonly string[] Texts = [AnswerRow.Text, AnswerRow.Whole, AnswerRow.Comment, FigureRow.Note, RatingRow.Example, CustomerFactRow.Evidence, ComplaintRecordColumn.Name, ComplaintStepColumns.Words];

    /// <summary>Because its time is over.</summary>
    internal static bool Erase(TableEntity row, PersonalData what, ContactKeys keys, Instant now)
    {
        var erased = what.HasFlag(PersonalData.Phones) && row.ContainsKey(WorkOrderRow.Phone) && ErasePhone(row, keys, now);
        return what.HasFlag(PersonalData.Texts) ? EraseTexts(row, now) | ForgetContact(row) | erased : erased;
    }

    /// <summary>Because the customer wishes so. Marks the number as erased also when there is none, so that none comes with a later import.</summary>
    internal static bool EraseForGood(TableEntity row, ContactKeys keys, Instant now) =>
        EraseTexts(row, now) | (Keys.KindOf(row.RowKey) is Keys.Order or Keys.Late && !row.ContainsKey(WorkOrderRow.PhoneErasedAt) && ErasePhone(row, keys, now));

    /// <summary>Look-up key of a number that was erased; <see langword="null"/> when none was, or it is forgotten.</summary>
    internal static ContactKey? ContactOf(TableEntity row) => row.GetString(ErasedContact) is { } contact ? new ContactKey(contact) : null;

    internal static bool ForgetContact(TableEntity row) => row.Remove(ErasedContact);

    private static bool ErasePhone(TableEntity row, ContactKeys keys, Instant now)
    {
        row.SetText(ErasedContact, row.GetString(WorkOrderRow.Phone) is { } number ? keys.Of(Phone.Kept(number)).Value : null);
        row.Remove(WorkOrderRow.Phone);
        row.Remove(WorkOrderRow.PhoneInvalid);
        row.SetInstant(WorkOrderRow.PhoneErasedAt, now);
        if (Keys.KindOf(row.RowKey) == Keys.Order)
        {
            WorkOrderRow.ChangeSurvey(
                row, survey => survey.State is SurveyState.NotDue or SurveyState.Scheduled ? survey.Exclude(ExclusionReason.Erased) : survey);
        }

        return true;
    }

    internal static bool HasTexts(TableEntity row) => Texts.Any(row.ContainsKey);

    /// <summary>When a row's words were erased; <see langword="null"/> when it has them, or never had any.</summary>
    internal static Instant? TextsErasedAt(TableEntity row) => row.GetInstant(AnswerRow.TextErasedAt);

    /// <summary>A row that is about to be written, without words that were erased, or whose time is over.</summary>
    /// <param name="erasedAt">When its words were erased; <see langword="null"/> when they were not.</param>
    internal static TableEntity WithoutErased(TableEntity row, Instant? erasedAt, bool isOver, Instant now)
    {
        if (erasedAt is not null)
        {
            // Its sender still has them, and sends them with every change.
            EraseTexts(row, erasedAt.Value);
            row.SetInstant(AnswerRow.TextErasedAt, erasedAt);
        }
        else if (isOver)
        {
            EraseTexts(row, now);
        }

        return row;
    }

    internal static bool EraseTexts(TableEntity row, Instant now)
    {
        var erased = false;
        foreach (var column in Texts)
        {
            erased |= row.Remove(column);
        }

        if (erased)
        {
            row.SetInstant(AnswerRow.TextErasedAt, now);
        }

        return erased;
    }
}
