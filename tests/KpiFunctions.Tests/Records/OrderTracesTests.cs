using System.Diagnostics;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Telemetry;
using KpiFunctions.Records;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Records;

public sealed class OrderTracesTests : IDisposable
{
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name == Signals.Name,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    public OrderTracesTests() => ActivitySource.AddActivityListener(_listener);

    public void Dispose() => _listener.Dispose();

    [Fact]
    public void The_trace_of_an_order_can_be_told_from_its_id() =>
        // printf %s S1/W1 | sha256sum | cut -c1-32
        Assert.Equal("a78fcf670062e91e154b9e09344c4ea5", OrderTraces.IdOf(Order(1)).ToString());

    [Fact]
    public void A_step_begins_at_the_top_of_the_orders_trace_and_is_linked_to_what_runs()
    {
        using var run = Signals.Source.StartActivity("run");
        using (Traces(1).Start("text", Order(1)))
        {
            var step = Activity.Current!;
            Assert.Equal((OrderTraces.IdOf(Order(1)), null), (step.TraceId, step.ParentId));
            Assert.Equal(run!.Context, Assert.Single(step.Links).Context);
        }

        Assert.Same(run, Activity.Current);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.1, 800, 1200)]
    [InlineData(1, 10_000, 10_000)]
    public void So_large_a_share_of_the_orders_is_traced(double share, int least, int most) =>
        Assert.InRange(Enumerable.Range(0, 10_000).Count(i => IsTraced(share, i)), least, most);

    [Fact]
    public void An_order_that_is_traced_at_a_small_share_is_traced_at_a_larger_one_too() =>
        Assert.All(Enumerable.Range(0, 1000).Where(i => IsTraced(0.1, i)), i => Assert.True(IsTraced(0.3, i)));

    private static bool IsTraced(double share, int number)
    {
        using var step = Traces(share).Start("text", Order(number));
        return step is not null;
    }

    private static OrderTraces Traces(double share) => new(Options.Create(new TelemetryOptions { OrderSampling = share }));

    private static SurveyId Order(int number) => new(StoreId.Parse("S1"), WorkOrderId.Parse($"W{number}"));
}
