using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Tests.Scoring;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Metrics;

public sealed class EvidenceTests
{
    [Fact]
    public void A_service_has_the_part_that_it_was_counted_with()
    {
        Assert.Equal((1m, 1m), Part("satisfaction.rate", Given.Service(Given.Order("li"), 4)));
        Assert.Equal((0m, 1m), Part("satisfaction.rate", Given.Service(Given.Order("li"), 3)));
        Assert.Null(Part("satisfaction.rate", Given.Service(Given.Order("li"))));
        Assert.Equal((0m, 1m), Part("satisfaction.response_rate", Given.Service(Given.Order("li"))));
        Assert.Null(Part("satisfaction.response_rate", Given.Unasked(Given.Order("li"))));
        Assert.Equal((2m, 1m), Part("repair.average_hours", Given.Unasked(Given.Order("li", hours: 2))));
        Assert.Null(Part("repair.average_hours", Given.Unasked(Given.Order("li") with { ServiceType = ServiceType.Internal })));
    }

    [Fact]
    public void A_service_is_behind_the_question_that_its_own_survey_asked()
    {
        var asked = Given.Asked(["overall", "waiting", "attitude"], 5, 1, 4);
        Assert.Equal((4m, 1m), Part("satisfaction.factor.attitude", asked));
        Assert.Equal((1m, 1m), Part("satisfaction.factor.waiting", asked));
        Assert.Null(Part("satisfaction.factor.price", asked));
        Assert.Null(Part("satisfaction.factor.attitude", Given.Asked(["overall", "waiting"], 5, 1)));
    }

    [Fact]
    public void A_call_has_the_part_that_it_was_counted_with()
    {
        var due = new CallbackFact(StaffId.Parse("clerk"), Given.Opened, DoneAt: null);
        var late = due with { DoneAt = Given.Opened + Duration.Epsilon };
        Assert.Equal(((0m, 1m), (0m, 1m)), (PartOfCall("callback.completed_rate", due), PartOfCall("callback.in_time_rate", due)));
        Assert.Equal(((1m, 1m), (0m, 1m)), (PartOfCall("callback.completed_rate", late), PartOfCall("callback.in_time_rate", late)));
        Assert.Equal((1m, 1m), PartOfCall("callback.spot_check_rate", late with { OfOtherDepartment = true }));
        Assert.Null(PartOfCall("callback.spot_check_rate", late));
        Assert.Null(PartOfCall("satisfaction.rate", late));
    }

    [Fact]
    public void The_parts_of_all_services_make_the_metric()
    {
        ServiceRecord[] services =
        [
            .. Enumerable.Range(0, 12).Select(i => Given.Service(
                Given.Order("li", hours: i) with { PromisedAt = i % 4 == 0 ? null : Given.Opened + Duration.FromHours(5), Amount = i }, 1 + (i % 5))),
        ];
        foreach (var id in new[] { "satisfaction.rate", "satisfaction.mean", "repair.on_time_rate", "repair.average_hours", "repair.within_24h_rate", "repair.fixed_in_12h_rate" })
        {
            var parts = services.Select(s => Evidence(id).PartOf(s)).OfType<Metric>().ToList();
            var whole = Given.Score(Given.Facts().AddRange(services), Given.Scheme(Given.Item(id, 1, new RatingRule()))).Lines[0].Metric!.Value;
            Assert.Equal((whole.Numerator, whole.Denominator), (parts.Sum(p => p.Numerator), parts.Sum(p => p.Denominator)));
        }
    }

    [Theory]
    [InlineData("satisfaction.rate", EvidenceSources.Services)]
    [InlineData("quality.first_time_fix_rate", EvidenceSources.Services | EvidenceSources.Returns)]
    [InlineData("complaint.rate", EvidenceSources.Services | EvidenceSources.Complaints)]
    [InlineData("customer.repurchase_rate", EvidenceSources.Services | EvidenceSources.Customers)]
    [InlineData("complaint.own_fault_count", EvidenceSources.Faults)]
    [InlineData("complaint.recovered_own_fault_count", EvidenceSources.Faults)]
    [InlineData("complaint.resolved_in_24h_rate", EvidenceSources.HandledComplaints)]
    [InlineData("callback.in_time_rate", EvidenceSources.Callbacks)]
    [InlineData("customer.referral_count", EvidenceSources.Customers)]
    [InlineData("rating.conduct", EvidenceSources.Ratings)]
    [InlineData("training.exam", EvidenceSources.Figures)]
    public void Every_metric_names_the_records_behind_it(string metric, EvidenceSources sources)
    {
        Assert.Equal(sources, MetricCatalog.SourcesOf(metric));
        Assert.All(MetricCatalog.Ids, id => Assert.NotEqual(EvidenceSources.None, MetricCatalog.SourcesOf(id)));
    }

    [Fact]
    public void Where_no_services_or_calls_are_behind_a_metric_none_has_a_part()
    {
        Assert.Null(Part("training.exam", Given.Service(Given.Order("li"), 5)));

        // Whoever did it was at work, so that the count is 0; that does not make it a record of the count.
        Assert.Null(Part("complaint.count", Given.Service(Given.Order("li"), 5)));
        Assert.Null(PartOfCall("complaint.count", new CallbackFact(StaffId.Parse("clerk"), Given.Opened, DoneAt: null)));
    }

    private static (decimal Numerator, decimal Denominator)? PartOfCall(string metric, CallbackFact call) =>
        Evidence(metric, "clerk").PartOf(call) is { } part ? (part.Numerator, part.Denominator) : null;

    private static (decimal Numerator, decimal Denominator)? Part(string metric, ServiceRecord record) =>
        Evidence(metric).PartOf(record) is { } part ? (part.Numerator, part.Denominator) : null;

    private static MetricEvidence Evidence(string metric, string staff = "li") =>
        new(Given.Month, Given.Clock, Given.Close, MonthSettings.Default, new StaffPeriod(StaffId.Parse(staff), null), metric, Measures.Own);
}
