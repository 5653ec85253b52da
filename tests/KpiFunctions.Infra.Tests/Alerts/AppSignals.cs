using System.Diagnostics.Metrics;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Months;
using KpiFunctions.Foundation.Messaging;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.Infra.Tests.Alerts;

/// <summary>The app's own instruments, and what the app does with them in the course of a day.</summary>
internal sealed class AppSignals(IServiceProvider services)
{
    private static readonly SurveyWords OneSegment = new(new QuestionnaireVersion(QuestionnaireId.OneQuestion, 1), 1, 0.05m);

    private readonly Histogram<double> _requests = services.GetRequiredService<IMeterFactory>().Create("Microsoft.AspNetCore.Hosting").CreateHistogram<double>("http.server.request.duration", "s");

    public TextMetrics Texts { get; } = services.GetRequiredService<TextMetrics>();

    public MonthMetrics Months { get; } = services.GetRequiredService<MonthMetrics>();

    public MessageMetrics Messages { get; } = services.GetRequiredService<MessageMetrics>();

    /// <summary>The timers look, and everything is in order.</summary>
    public void Quiet()
    {
        Texts.Due(0, Duration.Zero);
        Months.Overdue(0);
        Queues();
    }

    public void Queues(string? poison = null, long messages = 0)
    {
        foreach (var queue in (string[])["survey-send", "score-store"])
        {
            Messages.Queue(queue, 3);
            Messages.Queue($"{queue}-poison", queue == poison ? messages : 0);
        }
    }

    public void Sent(int texts) => Repeat(texts, () => Texts.Sent(TextPurpose.Survey, "acs", OneSegment, DateTimeZone.Utc, Duration.FromMinutes(5)));

    public void GatewayFails(int calls) => Repeat(calls, () => Texts.GatewayFailed("acs", GatewayFailure.Failed));

    public void Refused(int texts) => Repeat(texts, () => Texts.Failed(TextFailure.Refused, TextPurpose.Survey));

    public void Undelivered(int texts) => Repeat(texts, () => Texts.Failed(TextFailure.Undelivered, TextPurpose.Survey));

    public void Answered(int requests, int status, string route) => Repeat(
        requests, () => _requests.Record(0.01, new("http.route", route), new("http.request.method", "GET"), new KeyValuePair<string, object?>("http.response.status_code", status)));

    private static void Repeat(int times, Action action)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }
}
