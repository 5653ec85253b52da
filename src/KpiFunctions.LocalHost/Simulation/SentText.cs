using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>A survey's text that has left.</summary>
internal readonly record struct SentText(SurveyId Survey, Instant SentAt);

/// <summary>Texts that left in earlier runs on the same storage: their customers still answer.</summary>
internal interface ISentTexts
{
    IAsyncEnumerable<SentText> ListAsync(CancellationToken cancellationToken);
}
