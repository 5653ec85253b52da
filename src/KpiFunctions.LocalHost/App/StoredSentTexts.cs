using System.Runtime.CompilerServices;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.Records.Book;

namespace KpiFunctions.LocalHost.App;

/// <summary>Texts that the app's storage remembers.</summary>
internal sealed class StoredSentTexts(WorkOrderStore workOrders) : ISentTexts
{
    public async IAsyncEnumerable<SentText> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var service in workOrders.ListSentAsync(cancellationToken))
        {
            yield return new SentText(service.Id, service.Survey.SentAt!.Value);
        }
    }
}
