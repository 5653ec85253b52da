using System.Diagnostics.Metrics;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Telemetry;

namespace KpiFunctions.Features.Replies;

/// <summary>Figures of what customers send. All are listed in <c>docs/telemetry.md</c>.</summary>
public sealed class ReplyMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _answered = meters.Create(Signals.Name).CreateCounter<long>(
        "kpi.surveys.answered", "{text}", "Answers that customers sent, by text or on the page, by how they were read: ratings, unclear, opt_out, opt_in, part of a longer one; unmatched when they answer no survey, late after its time.");

    internal void Answered(SurveyAnswer answer) => Count(answer.IsLate ? "late" : Signals.NameOf(answer.Kind));

    internal void Unmatched() => Count("unmatched");

    private void Count(string reading) => _answered.Add(1, new KeyValuePair<string, object?>("reading", reading));
}
