using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Links;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.Surveys;

/// <summary>What a text says, by which questionnaire, and what it costs.</summary>
public sealed class SurveyWording(ContactStore contacts, ContactKeys keys, StoreDirectory stores, QuestionnaireStore questionnaires, SurveyLinks links)
{
    /// <summary>
    /// What follows the first text belongs to the questionnaire that this one asked; that is in its claim alone when a process died before it wrote that
    /// the text had left.
    /// </summary>
    internal async Task<Questionnaire> QuestionnaireOfAsync(ServiceRecord stored, TextPurpose purpose, CancellationToken cancellationToken)
    {
        var asked = stored.Survey.Questionnaire ?? (purpose == TextPurpose.Survey ? null : await ClaimedAsync(stored, cancellationToken));
        return asked is { } version
            ? await questionnaires.GetAsync(version, cancellationToken)
            : await questionnaires.GetNewestAsync((await stores.GetAsync(stored.Order.StoreId, cancellationToken)).Questionnaire, cancellationToken);
    }

    private async Task<QuestionnaireVersion?> ClaimedAsync(ServiceRecord stored, CancellationToken cancellationToken) =>
        stored.Order.CustomerPhone.Usable is { } phone && (await contacts.FindAsync(keys.Of(phone), cancellationToken))?.ClaimOf(stored.Id) is { } claim
            ? claim.Words.Questionnaire
            : null;

    /// <summary>The questionnaire that a text belongs to, and what sending it costs.</summary>
    internal async Task<SurveyWords> PriceAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        var questionnaire = await QuestionnaireOfAsync(text.Stored, text.Purpose, cancellationToken);
        var segments = SmsSegments.Of(TextOf(questionnaire, text)).Count;
        return new SurveyWords(questionnaire.Version, segments, segments * text.Store.SegmentPrice);
    }

    /// <summary>
    /// The text by the questionnaire of its claim, whatever is the newest by now, and what kind of text it is. The address in it leads to the survey before
    /// anybody has it.
    /// </summary>
    internal async Task<(string Text, SmsOccasion Occasion)> WriteAsync(OutgoingText text, SurveyClaim claim, CancellationToken cancellationToken)
    {
        if (AddressIn(text) is not null)
        {
            await links.OpenAsync(new SurveyLink(text.Id, text.Stored.Month, text.Contact, claim.KeptUntil), cancellationToken);
        }

        var version = claim.Words.Questionnaire;
        var questionnaire = await questionnaires.GetAsync(version, cancellationToken);
        return (
            TextOf(questionnaire, text),
            new SmsOccasion(
                text.Purpose, text.Store.Locale, version.Id.Value, questionnaire.Questions.Count, TextTemplate.NameIn(TemplateOf(questionnaire, text), text.Store.Name, KeepsName(text))));
    }

    private string? AddressIn(OutgoingText text) => links.AddressIn(text.Store, text.Id, text.Purpose);

    /// <summary>An address takes most of a text; nobody opens one without knowing whose it is.</summary>
    private bool KeepsName(OutgoingText text) => AddressIn(text) is not null;

    private string TextOf(Questionnaire questionnaire, OutgoingText text) => TextTemplate.Fill(TemplateOf(questionnaire, text), text.Store.Name, KeepsName(text));

    private string TemplateOf(Questionnaire questionnaire, OutgoingText text) => text.Purpose == TextPurpose.OptOutConfirmation
        ? OptOutText.TemplateFor(text.Store.Locale)
        : questionnaire.TemplateFor(text.Purpose, text.Store.Locale, AddressIn(text));
}
