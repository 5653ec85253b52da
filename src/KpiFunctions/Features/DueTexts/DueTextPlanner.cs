using KpiFunctions.Domain.Surveys;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.DueTexts;

/// <summary>Enters surveys that wait to be texted into the list of what is due.</summary>
public sealed class DueTextPlanner(DueTextStore dueTexts, ContactKeys keys)
{
    /// <summary>Surveys in any other state than scheduled are left out.</summary>
    public async Task ScheduleAsync(IEnumerable<ServiceRecord> surveys, CancellationToken cancellationToken)
    {
        var due = surveys.Where(s => s.Survey.State == SurveyState.Scheduled).Select(DueTextOf).ToList();
        if (due.Count > 0)
        {
            await dueTexts.AddAsync(due, cancellationToken);
        }
    }

    private DueText DueTextOf(ServiceRecord stored) => new(
        new SurveyId(stored.Order.StoreId, stored.Order.Id),
        stored.Month,
        keys.Of(stored.Order.CustomerPhone.Usable!.Value),
        stored.Order.CompletedAt!.Value,
        stored.Survey.DueAt!.Value);
}
