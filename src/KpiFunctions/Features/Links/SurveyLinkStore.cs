using Azure;
using KpiFunctions.Domain.Surveys.Links;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;

namespace KpiFunctions.Features.Links;

/// <summary>Which survey each token in a text stands for: one row, found by one read.</summary>
public sealed class SurveyLinkStore(Tables tables)
{
    internal async Task<SurveyLink?> FindAsync(SurveyToken token, CancellationToken cancellationToken) =>
        await tables.SurveyLinks.FindAsync(Keys.SurveyLinkPartition(token), Keys.SurveyLink, cancellationToken) is { } row ? SurveyLinkRow.Read(row) : null;

    /// <summary>Keeps a link. Kept again, for a reminder or another attempt, it lasts as the newest says.</summary>
    internal Task PutAsync(SurveyToken token, SurveyLink link, CancellationToken cancellationToken) =>
        tables.SurveyLinks.PutAsync(SurveyLinkRow.From(token, link), cancellationToken);

    internal Task RemoveAsync(SurveyToken token, CancellationToken cancellationToken) =>
        tables.SurveyLinks.TryDeleteAsync(Keys.SurveyLinkPartition(token), Keys.SurveyLink, ETag.All, cancellationToken);
}
