using Azure.Data.Tables;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Storage;

namespace KpiFunctions.Stores;

/// <summary>A member of staff as a row, in the partition of the store.</summary>
internal static class StaffRow
{
    internal static TableEntity From(StaffMember member)
    {
        var row = new TableEntity(member.StoreId.Value, Keys.Staff(member.Id));
        row.SetText("Name", member.Name);
        row.SetText("Role", member.Role);
        row.SetText("SchemeId", member.SchemeId?.Value);
        return row;
    }

    internal static StaffMember Read(TableEntity row) => new()
    {
        StoreId = StoreId.Parse(row.PartitionKey),
        Id = StaffId.Parse(row.RowKey.Split('|')[1]),
        Name = row.GetString("Name"),
        Role = row.GetString("Role"),
        SchemeId = SchemeId.TryParse(row.GetString("SchemeId"), out var scheme) ? scheme : null,
    };
}
