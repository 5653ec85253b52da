using System.Runtime.CompilerServices;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.LocalHost.Simulation;

namespace KpiFunctions.LocalHost.App;

/// <summary>Texts that the app's storage remembers.</summary>
internal sealed class StoredSentTexts(SentSurveys surveys) : ISentTexts
{
    public async IAsyncEnumerable<SentText> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (survey, sentAt) in surveys.ListAsync(cancellationToken))
        {
            yield return new SentText(survey, sentAt);
        }
    }
}
