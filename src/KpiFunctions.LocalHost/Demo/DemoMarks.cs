using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Features.Schemes;

namespace KpiFunctions.LocalHost.Demo;

/// <summary>Marks that the heads of the made-up house give: one for every item of a person's scheme that wants one.</summary>
internal sealed class DemoMarks(DemoRandom random)
{
    public IReadOnlyList<DemoMark> Generate() =>
    [
        .. from person in DemoHouse.Everyone
           from topic in TopicsOf(person.Scheme)
           select new DemoMark(person, topic, DemoHouse.HeadOf(person.Store), Math.Clamp((int)(person.Quality * 100) + random.Between(-8, 9), 40, 98)),
    ];

    private static IEnumerable<string> TopicsOf(string scheme) =>
        (SchemePresets.Find(SchemeId.Parse(scheme))?.Items ?? []).Where(i => MetricName.IsRating(i.Metric)).Select(i => i.Metric[MetricName.RatingPrefix.Length..]);
}

/// <summary>A made-up mark, of 100.</summary>
internal sealed record DemoMark(DemoPerson Person, string Topic, DemoPerson Rater, int Mark);
