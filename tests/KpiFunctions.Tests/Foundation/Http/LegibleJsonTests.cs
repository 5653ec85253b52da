using KpiFunctions.Features.Months;
using KpiFunctions.Features.Stores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Foundation.Http;

/// <summary>People read answers too: texts stand in them as they are, not as numbers of characters.</summary>
public sealed class LegibleJsonTests(AzuriteFixture azurite) : EndpointTest(azurite)
{
    [Fact]
    public async Task A_stores_Chinese_name_is_answered_as_it_is()
    {
        await SaveStoreAsync(NewStore("S2") with { Name = "旭日汽车“浦东”店" });

        var answer = await CallAsync(Admin, r => new GetStoreEndpoint(Get<ApiGate>(), Get<StoreDirectory>()).Run(r, "S2", CancellationToken.None));

        Assert.Contains("\"旭日汽车“浦东”店\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_repeats_Chinese_words_as_they_came()
    {
        var answer = await CallAsync(Admin, r => new GetMonthEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<MonthReport>()).Run(r, "S1", "九月", CancellationToken.None));

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Contains("'九月'", answer.Body, StringComparison.Ordinal);
    }
}
