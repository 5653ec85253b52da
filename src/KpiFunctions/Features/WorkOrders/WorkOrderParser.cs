using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Import;
using NodaTime;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Makes a work order of an import row.</summary>
public static class WorkOrderParser
{
    private const int LongestText = 200;

    public static ImportColumns Columns { get; } = new(
        "work_orders",
        required: ["storeId", "workOrderId", "staffId", "openedAt"],
        optional:
        [
            "customerId", "customerPhone", "assetId", "faultCode", "serviceType", "arrivedAt", "promisedAt", "completedAt",
            "standardHours", "actualHours", "points", "amount", "inspectionPassed",
        ]);

    /// <summary>Reads the fields; what is wrong is in <see cref="FieldParser.Problems"/>, and the order must not be used then.</summary>
    public static WorkOrder Read(FieldParser fields, Store store, Instant now)
    {
        var order = new WorkOrder
        {
            StoreId = store.Id,
            Id = fields.Id<WorkOrderId>("workOrderId", WorkOrderId.TryParse),
            StaffId = fields.Id<StaffId>("staffId", StaffId.TryParse),
            CustomerId = fields.OptionalId<CustomerId>("customerId", CustomerId.TryParse),
            CustomerPhone = CustomerPhone.From(fields.Text("customerPhone")),
            AssetId = fields.Text("assetId", LongestText),
            FaultCode = fields.Text("faultCode", LongestText),
            ServiceType = fields.Choice("serviceType", ServiceType.Paid),
            OpenedAt = fields.RequiredTime("openedAt", store.Zone),
            ArrivedAt = fields.Time("arrivedAt", store.Zone),
            PromisedAt = fields.Time("promisedAt", store.Zone),
            CompletedAt = fields.Time("completedAt", store.Zone),
            StandardHours = fields.Number("standardHours", 0),
            ActualHours = fields.Number("actualHours", 0),
            Points = fields.Number("points", 0),
            Amount = fields.Number("amount", decimal.MinValue),
            InspectionPassed = fields.Flag("inspectionPassed"),
        };
        if (fields.Problems.Count == 0)
        {
            CheckTimes(fields, order, now);
        }

        return order;
    }

    private static void CheckTimes(FieldParser fields, WorkOrder order, Instant now)
    {
        if (order.CompletedAt < order.OpenedAt)
        {
            fields.Refuse("completedAt", "The order is completed before it was opened; correct one of the two times.");
        }

        if (order.ArrivedAt < order.OpenedAt)
        {
            fields.Refuse("arrivedAt", "The arrival is before the order was opened; correct one of the two times.");
        }

        if (order.CompletedAt > now + FieldParser.FutureTolerance || order.OpenedAt > now + FieldParser.FutureTolerance)
        {
            var field = order.OpenedAt > now + FieldParser.FutureTolerance ? "openedAt" : "completedAt";
            fields.Refuse(field, $"The time lies in the future (more than {FieldParser.FutureTolerance.TotalMinutes} minutes from now); check the date and the time zone.");
        }
    }
}
