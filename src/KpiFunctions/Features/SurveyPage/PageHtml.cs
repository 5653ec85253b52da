using System.Globalization;
using KpiFunctions.Domain.Replies;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>Writes the pages. They need no script: each question is a section of one form, and anchors lead from one to the next.</summary>
internal static class PageHtml
{
    private const string Last = "end";

    /// <summary>A page that only says something.</summary>
    internal static Html Of(PageWords words, string title, string message) => Around(words, title, Html.Of(
        $"""
        <main><section><h1>{title}</h1><p role="status">{message}</p></section></main>
        """));

    /// <summary>The survey, with what was chosen before.</summary>
    /// <param name="isTried">Whether it was sent: then it says what is missing.</param>
    /// <param name="notes">What to know before answering.</param>
    internal static Html Of(PageWords words, OpenSurvey survey, SurveyForm form, bool isTried, IReadOnlyList<string> notes)
    {
        var questions = survey.Questionnaire.QuestionsOnPage(words.Tag);
        var head = Html.Of(
            $"""
            <header><h1>{survey.Store.Name}</h1>{(survey.Day is { } day ? Html.Of($"<p>{words.ServiceOf(day)}</p>") : Html.None)}{notes.Select(Note)}{(isTried ? Wrong(words, form) : Html.None)}</header>
            """);
        return Around(words, $"{survey.Store.Name} – {words.Title}", Html.Of(
            $"""
            <main><form method="post" accept-charset="utf-8">
            {questions.Select((question, i) => Question(words, form, isTried, i + 1, question, i == 0 ? head : Html.None))}
            {End(words, form, isTried)}
            </form></main>
            """));
    }

    private static Html Question(PageWords words, SurveyForm form, bool isTried, int number, string question, Html head)
    {
        var (field, of) = (SurveyForm.FieldOf(number), form.Ratings.Count);
        var isMissing = isTried && form.Ratings[number - 1] is null;
        return Html.Of(
            $"""
            <section id="{field}">{head}<fieldset{(isMissing ? Html.Of($" aria-describedby=\"{field}m\"") : Html.None)}><legend>{question}</legend>
            {Enumerable.Range(ReplyQuestions.MinRating, ReplyQuestions.MaxRating).Reverse().Select(rating => Choice(words, field, rating, form.Ratings[number - 1] == rating))}
            {(isMissing ? Html.Of($"<p class=\"wrong\" id=\"{field}m\">{words.Choose}</p>") : Html.None)}</fieldset>
            <p class="count">{Number(number, of)}</p><a class="next" href="#{(number < of ? SurveyForm.FieldOf(number + 1) : Last)}">{words.Next}</a></section>

            """);
    }

    private static Html Choice(PageWords words, string field, int rating, bool isChosen) => Html.Of(
        $"""
        <label class="choice"><input type="radio" name="{field}" value="{rating}" required{(isChosen ? Html.Raw(" checked") : Html.None)}> {rating} {words.ScaleOf(rating)}</label>

        """);

    private static Html End(PageWords words, SurveyForm form, bool isTried) => Html.Of(
        $"""
        <section id="{Last}"><p><label for="c">{words.Comment}</label></p>
        <textarea id="c" name="{SurveyForm.CommentField}" rows="4" maxlength="{SurveyForm.LongestComment}">
        {form.Comment}</textarea>{(isTried && form.IsTooLong ? Html.Of($"<p class=\"wrong\">{words.TooLong}</p>") : Html.None)}
        <button name="{SurveyForm.ActionField}" value="send">{words.Send}</button>
        <p class="note" id="s">{words.StopNote}</p>
        <button name="{SurveyForm.ActionField}" value="{SurveyForm.StopAction}" formnovalidate aria-describedby="s">{words.Stop}</button></section>
        """);

    private static string Number(int number, int of) => string.Create(CultureInfo.InvariantCulture, $"{number}/{of}");

    private static Html Note(string note) => Html.Of($"<p class=\"note\">{note}</p>");

    /// <summary>What is missing, each with the way there.</summary>
    private static Html Wrong(PageWords words, SurveyForm form)
    {
        var missing = form.Ratings.Index().Where(r => r.Item is null).Select(r => r.Index + 1).Select(n => Html.Of($" <a href=\"#{SurveyForm.FieldOf(n)}\">{Number(n, form.Ratings.Count)}</a>")).ToList();
        return Html.Of(
            $"""
            <div role="alert">{(missing.Count > 0 ? Html.Of($"<p class=\"wrong\">{words.Missing}{missing}</p>") : Html.None)}{(form.IsTooLong ? Html.Of($"<p class=\"wrong\"><a href=\"#{Last}\">{words.TooLong}</a></p>") : Html.None)}</div>
            """);
    }

    private static Html Around(PageWords words, string title, Html body) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="{words.Tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{Html.Raw(PageStyle.Css)}</style></head>
        <body>
        {body}
        </body></html>
        """);
}
