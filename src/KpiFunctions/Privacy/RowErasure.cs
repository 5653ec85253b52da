using Azure.Data.Tables;
using KpiFunctions.Domain.Callbacks;
using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Storage;
using KpiFunctions.Surveys;
using KpiFunctions.WorkOrders;
using NodaTime;

namespace KpiFunctions.Privacy;

/// <summary>
/// Takes personal data out of a row of a month as it was read. Everything else of the row stays, whoever wrote it: ratings, times, and
/// which order it belongs to are what scores are made of.
/// </summary>
internal static class RowErasure
{
    /// <summary>Key of the number that was erased, so that its owner's words can still be found and erased on request; goes with the words.</summary>
    internal const string ErasedContact = "ErasedContact";

    private static readonly string[] Texts = [AnswerRow.Text, AnswerRow.Comment];

    /// <returns>Whether there was anything to erase.</returns>
    internal static bool Erase(TableEntity row, PersonalData what, ContactKeys keys, Instant now)
    {
        var phone = what.HasFlag(PersonalData.Phones) && ErasePhone(row, keys, now);
        return (what.HasFlag(PersonalData.Texts) && EraseTexts(row, now)) || phone;
    }

    /// <summary>Marks the number as erased also when there is none, so that none comes with a later import.</summary>
    internal static void ErasePhoneForGood(TableEntity row, Instant now)
    {
        row.Remove(WorkOrderRow.Phone);
        row.Remove(WorkOrderRow.PhoneInvalid);
        row.SetInstant(WorkOrderRow.PhoneErasedAt, now);
        if (Keys.KindOf(row.RowKey) == Keys.Order)
        {
            WorkOrderRow.ChangeSurvey(
                row, survey => survey.State is SurveyState.NotDue or SurveyState.Scheduled ? survey.Exclude(ExclusionReason.Erased) : survey);
        }
    }

    private static bool ErasePhone(TableEntity row, ContactKeys keys, Instant now)
    {
        if (!Phone.TryParse(row.GetString(WorkOrderRow.Phone), out var phone))
        {
            return false;
        }

        ErasePhoneForGood(row, now);
        row[ErasedContact] = keys.Of(phone).Value;
        return true;
    }

    private static bool EraseTexts(TableEntity row, Instant now)
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

        return row.Remove(ErasedContact) || erased;
    }
}
