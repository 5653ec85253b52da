namespace KpiFunctions.Domain.Facts.Services;

/// <summary>Services on their way into columns.</summary>
internal sealed class ServiceList
{
    private readonly List<ServiceFact> _services = [];
    private readonly List<FurtherMarks> _further = [];

    internal bool IsEmpty => _services.Count == 0;

    /// <param name="service">What counts of it.</param>
    /// <param name="further">Marks that did not fit into its first ones, by their number from 1.</param>
    internal void Add(in ServiceFact service, ReadOnlySpan<ServiceMarks> further)
    {
        for (var i = 0; i < further.Length; i++)
        {
            _further.Add(new(_services.Count, i + 1, further[i]));
        }

        _services.Add(service);
    }

    /// <param name="groups">Number of those whom services count for.</param>
    internal ServiceColumns Build(int groups) => new(_services, _further, groups);
}
