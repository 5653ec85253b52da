using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>The basis of a closed version as canonical JSON. Schemes, the store's tables and rating sheets are named by version and digest: a version never changes.</summary>
public static class BasisJson
{
    /// <param name="basis">What the version is scored on.</param>
    /// <param name="schemes">Its scheme versions.</param>
    /// <param name="tables">The versions of the store's tables.</param>
    /// <param name="sheets">The versions of the rating sheets.</param>
    public static byte[] Write(
        MonthBasis basis, IEnumerable<SchemeReference> schemes, IEnumerable<TableReference> tables, IEnumerable<SheetReference> sheets) => CanonicalJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("storeId", basis.Month.StoreId.Value);
        json.WriteString("month", YearMonthPattern.Iso.Format(basis.Month.Month));
        json.WriteNumber("rules", basis.Rules);
        json.WriteString("zone", basis.Zone.Id);
        json.WriteString("begins", InstantPattern.ExtendedIso.Format(basis.Clock.Span.Start));
        json.WriteString("ends", InstantPattern.ExtendedIso.Format(basis.Clock.Span.End));
        json.WriteList("offsets", basis.Clock.Offsets, (writer, offset) =>
        {
            writer.WriteStartObject();
            writer.WriteString("from", InstantPattern.ExtendedIso.Format(offset.From));
            writer.WriteNumber("seconds", offset.Offset.Seconds);
            writer.WriteEndObject();
        });
        json.WriteString("close", InstantPattern.ExtendedIso.Format(basis.Close));
        json.WriteString("arriveWithin", DurationPattern.Roundtrip.Format(basis.Settings.ArriveWithin));
        json.WriteString("complaintClock", ComplaintClockWords.Of(basis.Settings.ComplaintClock));
        json.WriteStartObject("returns");
        json.WriteBoolean("faultMatters", basis.Settings.Returns.FaultMatters);
        json.WriteList("placeholders", basis.Settings.Returns.Placeholders, (writer, text) => writer.WriteStringValue(text));
        json.WriteEndObject();
        json.WriteStartArray("staff");
        foreach (var (staff, terms) in basis.Staff.OrderBy(s => s.Key.StaffId.Value, StringComparer.Ordinal).ThenBy(s => s.Key.Days?.Start))
        {
            json.WriteStartObject();
            json.WriteString("staffId", staff.StaffId.Value);
            json.WriteString("from", staff.Days is null ? null : LocalDatePattern.Iso.Format(staff.Days.Start));
            json.WriteString("to", staff.Days is null ? null : LocalDatePattern.Iso.Format(staff.Days.End));
            WriteTerms(json, terms);
            json.WriteBoolean("present", terms.IsPresent);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("teams");
        foreach (var (staff, led) in basis.Settings.Teams.OrderBy(t => t.Key.Value, StringComparer.Ordinal).SelectMany(t => t.Value.OrderBy(l => l.Days.Start).Select(l => (t.Key, l))))
        {
            json.WriteStartObject();
            json.WriteString("staffId", staff.Value);
            json.WriteString("managerId", led.ManagerId.Value);
            json.WriteString("from", LocalDatePattern.Iso.Format(led.Days.Start));
            json.WriteString("to", LocalDatePattern.Iso.Format(led.Days.End));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("others");
        WriteTerms(json, basis.Others);
        json.WriteEndObject();
        json.WriteStartArray("schemes");
        foreach (var scheme in schemes.OrderBy(s => s.Id.Value, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", scheme.Id.Value);
            json.WriteNumber("version", scheme.Version);
            json.WriteString("sha256", scheme.Digest);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteList("tables", tables.OrderBy(t => t.Kind).ThenBy(t => t.Version), (writer, table) =>
        {
            writer.WriteStartObject();
            writer.WriteString("table", StoreTableJson.WordOf(table.Kind));
            writer.WriteNumber("version", table.Version);
            writer.WriteString("sha256", table.Digest);
            writer.WriteEndObject();
        });
        json.WriteList("sheets", sheets.OrderBy(s => s.Id.Value, StringComparer.Ordinal), (writer, sheet) =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", sheet.Id.Value);
            writer.WriteNumber("version", sheet.Version);
            writer.WriteString("sha256", sheet.Digest);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    });

    /// <summary>The basis without its schemes, tables and sheets, and which they are.</summary>
    public static (MonthBasis Basis, IReadOnlyList<SchemeReference> Schemes, IReadOnlyList<TableReference> Tables, IReadOnlyList<SheetReference> Sheets) Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var json = document.RootElement;
        var staff = json.GetProperty("staff").EnumerateArray().ToDictionary(
            s => new StaffPeriod(StaffId.Parse(TextOf(s, "staffId")!), DayOf(s, "from") is { } from ? new DateInterval(from, DayOf(s, "to")!.Value) : null),
            s => ReadTerms(s) with { IsPresent = s.GetProperty("present").GetBoolean() });
        var rules = json.GetProperty("rules").GetInt32();
        if (rules != ScoreCalculator.RulesVersion)
        {
            throw new NotSupportedException($"The month was scored by rules {rules}; this version of the app has rules {ScoreCalculator.RulesVersion}. Run the version that closed it.");
        }

        var basis = new MonthBasis
        {
            Rules = rules,
            Month = new StoreMonth(StoreId.Parse(TextOf(json, "storeId")!), YearMonthPattern.Iso.Parse(TextOf(json, "month")!).Value),
            Zone = DateTimeZoneProviders.Tzdb[TextOf(json, "zone")!],
            Clock = new MonthClock(
                new Interval(InstantOf(json, "begins"), InstantOf(json, "ends")),
                [.. json.GetProperty("offsets").EnumerateArray().Select(o => new ClockOffset(InstantOf(o, "from"), Offset.FromSeconds(o.GetProperty("seconds").GetInt32())))]),
            Close = InstantOf(json, "close"),
            Settings = new MonthSettings
            {
                ArriveWithin = DurationPattern.Roundtrip.Parse(TextOf(json, "arriveWithin")!).Value,
                ComplaintClock = ComplaintClockWords.All[TextOf(json, "complaintClock")!],
                Returns = ReadReturns(json.GetProperty("returns")),
                RolePeriods = staff.Keys.Where(s => s.Days is not null)
                    .GroupBy(s => s.StaffId, s => s.Days!)
                    .ToDictionary(g => g.Key, IReadOnlyList<DateInterval> (g) => [.. g.OrderBy(d => d.Start)]),
                Teams = json.GetProperty("teams").EnumerateArray()
                    .GroupBy(t => StaffId.Parse(TextOf(t, "staffId")!), t => new LedDays(new DateInterval(DayOf(t, "from")!.Value, DayOf(t, "to")!.Value), StaffId.Parse(TextOf(t, "managerId")!)))
                    .ToDictionary(g => g.Key, IReadOnlyList<LedDays> (g) => [.. g]),
            },
            Staff = staff,
            Others = ReadTerms(json.GetProperty("others")),
            Schemes = new Dictionary<SchemeId, Scheme>(),
        };
        return (
            basis,
            [.. json.GetProperty("schemes").EnumerateArray().Select(s =>
                new SchemeReference(SchemeId.Parse(TextOf(s, "id")!), s.GetProperty("version").GetInt32(), TextOf(s, "sha256")!))],
            [.. json.GetProperty("tables").EnumerateArray().Select(t =>
                new TableReference(StoreTableJson.Kinds[TextOf(t, "table")!], t.GetProperty("version").GetInt32(), TextOf(t, "sha256")!))],
            [.. json.GetProperty("sheets").EnumerateArray().Select(s =>
                new SheetReference(SheetId.Parse(TextOf(s, "id")!), s.GetProperty("version").GetInt32(), TextOf(s, "sha256")!))]);
    }

    private static ReturnRule ReadReturns(JsonElement json) => new()
    {
        FaultMatters = json.GetProperty("faultMatters").GetBoolean(),
        Placeholders = [.. json.GetProperty("placeholders").EnumerateArray().Select(p => p.GetString()!)],
    };

    private static void WriteTerms(Utf8JsonWriter json, StaffTerms terms)
    {
        json.WriteString("role", terms.Role);
        json.WriteString("schemeId", terms.SchemeId.Value);
        json.WriteBoolean("given", terms.IsGiven);
        json.WriteString("employment", terms.Employment);
        json.WriteString("employedSince", terms.EmployedSince is { } since ? LocalDatePattern.Iso.Format(since) : null);
        json.WritePlain("coefficient", terms.Coefficient);
        json.WritePlain("certificate", terms.Certificate);
    }

    private static StaffTerms ReadTerms(JsonElement json) =>
        new(TextOf(json, "role"), SchemeId.Parse(TextOf(json, "schemeId")!), TextOf(json, "employment"), DayOf(json, "employedSince"))
        {
            IsGiven = json.GetProperty("given").GetBoolean(),
            Coefficient = json.GetProperty("coefficient") is { ValueKind: JsonValueKind.Number } coefficient ? coefficient.GetDecimal() : null,
            Certificate = json.GetProperty("certificate") is { ValueKind: JsonValueKind.Number } certificate ? certificate.GetInt32() : null,
        };

    private static Instant InstantOf(JsonElement json, string name) => InstantPattern.ExtendedIso.Parse(TextOf(json, name)!).Value;

    private static string? TextOf(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static LocalDate? DayOf(JsonElement json, string name) => TextOf(json, name) is { } day ? LocalDatePattern.Iso.Parse(day).Value : null;
}
