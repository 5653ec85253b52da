namespace KpiFunctions.Worker.Tests.Metadata;

public sealed class FunctionTableTests
{
    [Fact]
    public void A_row_with_several_functions_tells_of_each_with_its_own_trigger() =>
        Assert.Equal(
            [
                new DocumentedFunction("PutStoreEndpoint", "httpTrigger", "PUT /api/stores/{store}"),
                new DocumentedFunction("ListThingsEndpoint", "httpTrigger", "GET /api/things/{store}"),
            ],
            FunctionTable.ReadRow("| `PutStoreEndpoint`, `ListThingsEndpoint` | HTTP | `PUT /api/stores/{store}`, `GET /api/things/{store}?month=`, with `?lang=en` too |"));

    [Fact]
    public void Poison_queues_are_named_after_the_setting_of_their_queue() =>
        Assert.Equal(
            [new DocumentedFunction("AppealsPoisonWorker", "queueTrigger", "%AppealsQueue%-poison")],
            FunctionTable.ReadRow("| `AppealsPoisonWorker` | queue | `AppealsQueue`, each name with `-poison` after it |"));

    [Theory]
    [InlineData("| `GetStoreEndpoint` | HTTP | `/api/stores/{store}` |")]
    [InlineData("| `GetStoreEndpoint`, `PutStoreEndpoint` | HTTP | `GET /api/stores/{store}` |")]
    [InlineData("| `CloseMonthTimer` | clock | `CloseMonthSchedule` |")]
    public void A_row_that_leaves_something_out_is_refused(string row) =>
        Assert.Throws<FormatException>(() => FunctionTable.ReadRow(row).ToList());
}
