using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Records.Index;

/// <summary>Orders of store S1, as they are entered into the index.</summary>
public abstract class IndexTest(AzuriteFixture azurite) : AppTest(azurite)
{
    protected static CancellationToken None => CancellationToken.None;

    protected static StoreMonth September { get; } = Month(2026, 9);

    protected static StoreMonth August { get; } = Month(2026, 8);

    protected static WorkOrderId Id(string id) => WorkOrderId.Parse(id);

    /// <param name="asset">The unit that the order is about.</param>
    protected static WorkOrder Order(string id, string? asset = null, string? fault = "E4", string store = "S1") => new()
    {
        StoreId = StoreId.Parse(store),
        Id = Id(id),
        StaffId = StaffId.Parse("li"),
        AssetId = asset,
        FaultCode = asset is null ? null : fault,
        OpenedAt = Instant.FromUtc(2026, 9, 1, 2, 0),
        CompletedAt = Instant.FromUtc(2026, 9, 2, 2, 0),
    };

    protected static ServiceRecord In(StoreMonth month, WorkOrder order) => new(month, order, Survey.NotDue);
}
