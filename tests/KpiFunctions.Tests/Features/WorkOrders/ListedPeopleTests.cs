using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Features.WorkOrders;

/// <summary>In JSON a list of people has an id in each of its entries: the signs of a table, which stand between several in one cell, are no part of one.</summary>
public sealed class ListedPeopleTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    [Theory]
    [InlineData("""[{"staffId":"t1=0.5|t2","share":0.5}]""", "t1=0.5|t2")]
    [InlineData("""[{"staffId":"t1|t2"}]""", "t1|t2")]
    [InlineData("""[{"staffId":"t1","share":0.5},{"staffId":"t2=0.5"}]""", "t2=0.5")]
    [InlineData("""[{"staffId":"t1","share":0.5},{"staffId":"t 2","share":0.5}]""", "t 2")]
    [InlineData("""[{"staffId":"t1","share":0.5},{"staffId":"t2","share":0.5}]""", null)]
    [InlineData("""[{"staffId":" t1 "},{"staffId":"t2"}]""", null)]
    [InlineData("""[{"staffId":"t1"}]""", null)]
    public async Task An_entry_that_is_no_id_is_refused_by_name(string people, string? refused)
    {
        Clock.Now = Utc("2026-09-29T03:00:00Z");

        var answer = await AskAsync(
            Admin, nameof(ImportWorkOrdersEndpoint), $$"""[{"storeId":"S1","workOrderId":"W1","staffId":{{people}},"openedAt":"2026-09-20T08:00:00"}]""");

        Assert.Equal((200, refused is null ? 1 : 0), (answer.Status, answer.Json.GetProperty("accepted").GetInt32()));
        if (refused is not null)
        {
            var error = Assert.Single(answer.Json.GetProperty("rejected").EnumerateArray()).GetProperty("error").GetString();
            Assert.StartsWith($"'{refused}' in 'staffId' is no valid id", error, StringComparison.Ordinal);
        }
    }
}
