using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Records.Stores;

/// <summary>A member of staff as a row, in the partition of the store.</summary>
internal static class StaffRow
{
    internal static TableEntity From(StaffMember member)
    {
        var row = new TableEntity(member.StoreId.Value, Keys.Staff(member.Id));
        row.SetText("Name", member.Name);
        row["Registered"] = member.IsRegistered;
        row.SetText("Employment", member.Employment);
        row.SetDay("EmployedSince", member.EmployedSince);
        row.SetLongText("Roles", JsonSerializer.Serialize(member.Roles.Select(r => new RoleJson(r.Role, r.SchemeId?.Value, Text(r.From), Text(r.Until)))));
        row.SetLongText("Coefficients", JsonSerializer.Serialize(member.Coefficients));
        row.SetLongText("Certificates", JsonSerializer.Serialize(member.Certificates.Select(c => new CertificateJson(Text(c.From)!, c.Level))));
        row.SetLongText("Managers", JsonSerializer.Serialize(member.Managers.Select(m => new ManagerJson(m.ManagerId?.Value, Text(m.From)))));
        return row;
    }

    internal static StaffMember Read(TableEntity row) => new()
    {
        StoreId = StoreId.Parse(row.PartitionKey),
        Id = Keys.ParseStaff(row.RowKey),
        Name = row.GetString("Name"),
        IsRegistered = row.GetBoolean("Registered")!.Value,
        Employment = row.GetString("Employment"),
        EmployedSince = row.GetDay("EmployedSince"),
        Coefficients = JsonSerializer.Deserialize<YearCoefficient[]>(row.GetLongText("Coefficients"))!,
        Roles = [.. JsonSerializer.Deserialize<RoleJson[]>(row.GetLongText("Roles"))!.Select(r =>
            new StaffRole(r.Role, r.Scheme is { } scheme ? SchemeId.Parse(scheme) : null, Day(r.From), Day(r.Until)))],
        Certificates = [.. JsonSerializer.Deserialize<CertificateJson[]>(row.GetLongText("Certificates"))!.Select(c => new CertifiedLevel(Day(c.From)!.Value, c.Level))],
        Managers = [.. JsonSerializer.Deserialize<ManagerJson[]>(row.GetLongText("Managers"))!.Select(m =>
            new StaffManager(m.Manager is { } manager ? StaffId.Parse(manager) : null, Day(m.From)))],
    };

    private static string? Text(LocalDate? day) => day is { } value ? LocalDatePattern.Iso.Format(value) : null;

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;

    private sealed record CertificateJson(string From, int Level);

    private sealed record ManagerJson(string? Manager, string? From);

    private sealed record RoleJson(string? Role, string? Scheme, string? From, string? Until);
}
