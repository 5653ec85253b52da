using Azure.Core;
using Azure.Core.Pipeline;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>An order may be cancelled while its text is on the way from the claim to the provider.</summary>
public sealed class CancelledWhileSendingTests : AppTest
{
    private readonly AfterTheClaim _claim;

    public CancelledWhileSendingTests(AzuriteFixture azurite)
        : this(azurite, new AfterTheClaim())
    {
    }

    private CancelledWhileSendingTests(AzuriteFixture azurite, AfterTheClaim claim)
        : base(azurite, services => services.AddSingleton<HttpPipelinePolicy>(claim)) => _claim = claim;

    [Fact]
    public async Task Nothing_leaves_and_the_customer_can_be_asked_about_another_order()
    {
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-28T10:00:00");
        _claim.Then = async () => await ImportAsync("storeId,workOrderId,staffId,openedAt,cancelledAt\nS1,W1,A,2026-09-01T08:00:00,2026-09-28T10:30:00\n");

        await SendDueAsync(Utc("2026-10-01T02:00:00Z"));

        Assert.Null(_claim.Then);
        Assert.Empty(Gateway.Delivered);
        Assert.Equal(ExclusionReason.CancelledOrder, (await OrderAsync("W1")).Survey.Exclusion);

        // No quiet period follows a text that never left.
        Clock.Now = Utc("2026-10-01T03:00:00Z");
        await ImportOrderAsync("W2", "2026-09-28T10:00:00");
        await SendDueAsync(Utc("2026-10-01T04:00:00Z"));
        Assert.Equal("S1/W2", Assert.Single(Gateway.Delivered).Tag);
    }

    /// <summary>Does something once, right after the next claim is stored.</summary>
    private sealed class AfterTheClaim : HttpPipelinePolicy
    {
        internal Func<Task>? Then { get; set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            if (message.Request.Method != RequestMethod.Get && message.Request.Uri.ToString().Contains("Contacts", StringComparison.Ordinal) && Then is { } then)
            {
                Then = null;
                await then();
            }
        }
    }
}
