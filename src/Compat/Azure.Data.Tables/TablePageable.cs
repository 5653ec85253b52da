namespace Azure.Data.Tables;

/// <summary>The pages of a query, fetched one by one as they are asked for.</summary>
internal sealed class TablePageable<T>(Func<string?, int?, Task<Page<T>>> fetch, int? maxPerPage) : AsyncPageable<T>
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await fetch(continuationToken, pageSizeHint ?? maxPerPage);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}
