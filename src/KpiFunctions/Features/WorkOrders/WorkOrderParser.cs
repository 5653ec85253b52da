using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Import;
using KpiFunctions.Records.Personal;
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
            "customerId", "customerPhone", "assetId", "faultCode", "serviceType", "arrivedAt", "promisedAt", "completedAt", "cancelledAt",
            "standardHours", "actualHours", "points", "amount", "inspectionPassed",
            "advisorId", "inspectorId", "clerkId", "brand", "model", "jobCode", "difficulty",
        ]);

    /// <summary>Reads the fields; what is wrong is in <see cref="FieldParser.Problems"/>, and the order must not be used then.</summary>
    public static ImportedOrder Read(FieldParser fields, Store store, Instant now)
    {
        var id = fields.Id<WorkOrderId>("workOrderId", WorkOrderId.TryParse);
        var openedAt = fields.RequiredTime("openedAt", store.Zone);
        var (staff, shares) = ReadWork(fields);
        var order = new WorkOrder
        {
            StoreId = store.Id,
            Id = id,
            StaffId = staff,
            Shares = shares,
            AdvisorId = fields.OptionalId<StaffId>("advisorId", StaffId.TryParse),
            InspectorId = fields.OptionalId<StaffId>("inspectorId", StaffId.TryParse),
            ClerkId = fields.OptionalId<StaffId>("clerkId", StaffId.TryParse),
            CustomerId = fields.OptionalId<CustomerId>("customerId", CustomerId.TryParse),
            CustomerPhone = ReadPhone(fields, store),
            AssetId = fields.Mark("assetId", LongestText),
            FaultCode = fields.Mark("faultCode", LongestText),
            Brand = fields.Mark("brand", LongestText),
            Model = fields.Mark("model", LongestText),
            JobCode = fields.Mark("jobCode", LongestText),
            Difficulty = fields.Mark("difficulty", LongestText),
            ServiceType = fields.Choice("serviceType", ServiceType.Paid),
            OpenedAt = openedAt,
            ArrivedAt = fields.Time("arrivedAt", store.Zone, openedAt),
            PromisedAt = fields.Time("promisedAt", store.Zone, openedAt),
            CompletedAt = fields.Time("completedAt", store.Zone, openedAt),
            CancelledAt = fields.Time("cancelledAt", store.Zone, openedAt),
            StandardHours = ReadHours(fields, "standardHours"),
            ActualHours = ReadHours(fields, "actualHours"),
            Points = fields.Number("points", 0),
            Amount = fields.Number("amount"),
            InspectionPassed = fields.Flag("inspectionPassed"),
        };
        if (fields.Problems.Count == 0)
        {
            CheckTimes(fields, order, store, now);
        }

        return new ImportedOrder(order, fields.Given, fields.Line);
    }

    /// <summary>Reads who did the work: one id, or several with a | between them, each with its share or none.</summary>
    private static (StaffId Staff, WorkShares? Shares) ReadWork(FieldParser fields)
    {
        const string Field = "staffId";
        if (fields.Text(Field) is not { } text || text.IndexOfAny(['|', '=']) < 0)
        {
            return (fields.Id<StaffId>(Field, StaffId.TryParse), null);
        }

        if (WorkSharesText.TryRead(CellText.Mark(text), out var staff, out var shares) is { } problem)
        {
            fields.Refuse(Field, problem);
        }

        return (staff, shares);
    }

    /// <summary>Reads hours above 0. A system that does not know them says 0, and a ratio must not have something over nothing.</summary>
    private static decimal? ReadHours(FieldParser fields, string field)
    {
        var hours = fields.Number(field, 0);
        if (hours != 0)
        {
            return hours;
        }

        fields.Warn(field, "No job takes 0 hours, so the hours are kept as not known. Send the hours, or leave the cell empty.");
        return null;
    }

    /// <summary>Reads the customer's number, and says when nobody can be asked there.</summary>
    private static CustomerPhone ReadPhone(FieldParser fields, Store store)
    {
        const string Field = "customerPhone";
        if (!fields.Given.Contains(Field))
        {
            return default;
        }

        var country = ZoneCountries.CountryOf(store);
        var reading = PhoneParser.Read(fields.Text(Field), country);
        if (reading.Fault == PhoneFault.Destroyed)
        {
            fields.Refuse(Field, $"'{fields.Text(Field)}' is a number that a spreadsheet has rounded; its last digits are lost. Format the column as text before the digits are entered, and send it again.");
        }
        else if (WarningOf(reading.Fault, country) is { } warning)
        {
            fields.Warn(Field, warning);
        }

        return reading.ToCustomerPhone();
    }

    private static string? WarningOf(PhoneFault fault, string? country) => fault switch
    {
        PhoneFault.Empty => "There is no number, so the customer is not asked.",
        PhoneFault.NoMobile => "This is the number of a landline or a service, which gets no texts; the customer is not asked. Send a mobile number.",
        PhoneFault.Unreadable when country is null => "This is no number with a country code, and the store has no country; the customer is not asked. Write it like +8613800000000, or set the store's country.",
        PhoneFault.Unreadable => $"This is no number of {country} and none with a country code; the customer is not asked. Correct it, or write it like +8613800000000.",
        _ => null,
    };

    private static void CheckTimes(FieldParser fields, WorkOrder order, Store store, Instant now)
    {
        foreach (var problem in ImportedOrder.ProblemsOf(order))
        {
            fields.Refuse(problem.Field, problem.Error + fields.TwiceWords(problem.Field, store.Zone) + fields.TwiceWords("openedAt", store.Zone));
        }

        var latest = now + FieldParser.FutureTolerance;
        if (order.OpenedAt > latest || order.CompletedAt > latest || order.CancelledAt > latest)
        {
            fields.Refuse(
                order.OpenedAt > latest ? "openedAt" : order.CompletedAt > latest ? "completedAt" : "cancelledAt",
                $"The time lies in the future (more than {FieldParser.FutureTolerance.TotalMinutes} minutes from now); check the date and the time zone.");
        }
    }
}
