using KpiFunctions.Domain;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Links;
using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>
/// The page of a survey. Whoever has its address may open and answer it; opening it changes nothing, because previews and scanners open addresses too. An
/// address that nobody was sent is refused without a look at the storage, and who tries many has to wait.
/// </summary>
public sealed class SurveyPages(SurveyLinks links, OpenSurveys surveys, ReplyIngestor replies, FailedAttempts failures, TimeProvider time)
{
    internal Task<IResult> ShowAsync(HttpRequest request, string token, CancellationToken cancellationToken) => WithAsync(
        request,
        token,
        (survey, words) => Task.FromResult<IResult>(Survey(StatusCodes.Status200OK, survey, words, SurveyForm.Empty(survey.Questionnaire.Questions.Count), isTried: false)),
        cancellationToken);

    internal Task<IResult> TakeAsync(HttpRequest request, string token, CancellationToken cancellationToken) => WithAsync(
        request, token, (survey, words) => TakeAsync(request, survey, words, cancellationToken), cancellationToken);

    private async Task<IResult> TakeAsync(HttpRequest request, OpenSurvey survey, PageWords words, CancellationToken cancellationToken)
    {
        var form = await SurveyForm.ReadAsync(request, survey.Questionnaire.Questions.Count, cancellationToken);
        if (!form.WantsSilence && (form.IsTooLong || !form.IsComplete))
        {
            return Survey(StatusCodes.Status422UnprocessableEntity, survey, words, form, isTried: true);
        }

        // Who has chosen everything and wants no more texts has said both.
        var answer = await replies.IngestAsync(
            new PageAnswer(survey.Contact, survey.Claim, time.Now(), form.IsComplete ? [.. form.Ratings.Select(r => r!.Value)] : [], form.KeptComment, form.WantsSilence), cancellationToken);
        return Message(StatusCodes.Status200OK, words, survey.Store.Name, form.WantsSilence ? words.Stopped : answer.IsLate || IsOver(survey) ? words.ThanksLate : words.Thanks);
    }

    private async Task<IResult> WithAsync(HttpRequest request, string token, Func<OpenSurvey, PageWords, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var words = PageWords.For(request, Language.En);
        if (!links.AreOn || !links.Made(token, out var made))
        {
            return Refuse(request, words);
        }

        try
        {
            return await surveys.FindAsync(made, cancellationToken) is { } survey
                ? await answer(survey, PageWords.For(request, Wording.LanguageOf(survey.Store.Locale) ?? Language.En))
                : Message(StatusCodes.Status410Gone, words, words.Title, words.Nothing);
        }
        catch (ProblemException e) when (e.Result is IStatusCodeHttpResult { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return Message(StatusCodes.Status413PayloadTooLarge, words, words.Title, words.TooLarge);
        }
        catch (Exception e) when (StorageOutage.Is(e))
        {
            return Message(StatusCodes.Status503ServiceUnavailable, words, words.Title, words.Busy, TimeSpan.FromSeconds(Problems.OutageSeconds));
        }
    }

    private PageResult Refuse(HttpRequest request, PageWords words)
    {
        var source = $"survey page {request.HttpContext.Connection.RemoteIpAddress}";
        if (failures.WaitOf(source) is { } wait)
        {
            return Message(StatusCodes.Status429TooManyRequests, words, words.Title, words.Slower, wait);
        }

        failures.Add(source);
        return Message(StatusCodes.Status404NotFound, words, words.Title, words.Nothing);
    }

    private PageResult Survey(int status, OpenSurvey survey, PageWords words, SurveyForm form, bool isTried)
    {
        string[] notes = [.. survey.Service.Survey.HasReply ? [words.AnsweredBefore] : Array.Empty<string>(), .. IsOver(survey) ? [words.Late] : Array.Empty<string>()];
        return new PageResult(status, words, PageHtml.Of(words, survey, form, isTried, notes));
    }

    /// <summary>Whether an answer counts no more: the same rule as for one by text.</summary>
    private bool IsOver(OpenSurvey survey) =>
        time.Now() is var now && (now > survey.Claim.FirstSentAt + SurveyResult.ReplyWindow || now >= survey.Service.Month.ClosesAt(survey.Store));

    private static PageResult Message(int status, PageWords words, string title, string message, TimeSpan? retryAfter = null) =>
        new(status, words, PageHtml.Of(words, title, message)) { RetryAfter = retryAfter };
}
