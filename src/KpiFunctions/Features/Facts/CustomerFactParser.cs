using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation.Access;
using NodaTime;

namespace KpiFunctions.Features.Facts;

/// <summary>Makes a referral, repurchase or praise of an import row.</summary>
public static class CustomerFactParser
{
    private const int LongestEvidence = 2000;

    public static ImportColumns Columns { get; } = new(
        "customer_facts",
        required: ["storeId", "factId", "staffId", "kind", "day", "evidence"],
        optional: []);

    /// <summary>The fact and its id; <see langword="null"/> when the fields have a problem.</summary>
    public static (CustomerFactId Id, CustomerFact Fact)? Read(FieldParser fields, Store store, Instant now, Caller? caller = null)
    {
        var id = fields.Id<CustomerFactId>("factId", CustomerFactId.TryParse);
        var staff = fields.Id<StaffId>("staffId", StaffId.TryParse);
        var kind = fields.RequiredChoice<CustomerFactKind>("kind");
        var day = fields.RequiredDay("day");
        if (fields.Text("evidence") is null)
        {
            fields.Refuse("evidence", "Referral, repurchase and praise count only with evidence: say what shows it, such as an order, a message or a link.");
        }

        var evidence = fields.Text("evidence", LongestEvidence);
        if (fields.Problems.Count == 0 && day > now.InZone(store.Zone).Date)
        {
            fields.Refuse("day", $"'{fields.Text("day")}' lies in the future; correct the day.");
        }

        fields.RefuseBeforeStart("day", store, day.ToYearMonth());
        fields.RefuseOwn(caller, store, staff);
        if (fields.Problems.Count > 0)
        {
            return null;
        }

        return (id, new CustomerFact(staff, kind, day, evidence!) { EnteredBy = caller?.Signature });
    }
}
