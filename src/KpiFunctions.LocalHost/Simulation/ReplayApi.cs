using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using KpiFunctions.Domain;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation.Access;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>The app's HTTP endpoints as a replay uses them, over a real connection with a real key.</summary>
internal sealed class ReplayApi(HttpClient http)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly Dictionary<(StorePerson, Role), string> _keys = [];

    /// <param name="json">The scheme.</param>
    /// <param name="place">Where it is named or stands.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BadInputException">The app refuses the scheme.</exception>
    public async Task PutSchemeAsync(string json, string place, CancellationToken cancellationToken)
    {
        var id = SchemeIdOf(json, place);
        using var response = await http.PutAsync(new Uri($"api/schemes/{Uri.EscapeDataString(id)}", UriKind.Relative), Json(json), cancellationToken);
        await RequireAsync(response, $"{place}: The app refuses scheme {id}", cancellationToken);
    }

    /// <summary>
    /// Saves the preset of an id when the app has no scheme of that id, and the rating sheets that it names, each when the app has none of its id; an id that
    /// is neither is told by whatever names it.
    /// </summary>
    /// <exception cref="BadInputException">The app refuses the preset or a sheet of it.</exception>
    public async Task PutPresetAsync(string id, ReplayPlace place, CancellationToken cancellationToken)
    {
        using var known = await http.GetAsync(new Uri($"api/schemes/{Uri.EscapeDataString(id)}", UriKind.Relative), cancellationToken);
        using var preset = await http.GetAsync(new Uri($"api/scheme-presets/{Uri.EscapeDataString(id)}", UriKind.Relative), cancellationToken);
        if (known.StatusCode == HttpStatusCode.NotFound && preset.IsSuccessStatusCode)
        {
            var json = await preset.Content.ReadAsStringAsync(cancellationToken);
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.TryGetProperty("$sheets", out var sheets))
            {
                foreach (var sheet in sheets.EnumerateArray())
                {
                    await PutSheetAsync(sheet, place, cancellationToken);
                }
            }

            await PutSchemeAsync(json, place.ToString(), cancellationToken);
        }
    }

    /// <summary>
    /// Requires that a scheme counts in the first month that is closed with it: every close would fail for want of it, month after month. One that the app does
    /// not have is told by whatever names it.
    /// </summary>
    /// <exception cref="BadInputException">The scheme begins later.</exception>
    public async Task RequireInForceAsync(string id, ReplayPlace place, YearMonth first, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri($"api/schemes/{Uri.EscapeDataString(id)}/versions", UriKind.Relative), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return;
        }

        await RequireAsync(response, $"{place}: The app does not tell the versions of scheme {id}", cancellationToken);
        var versions = await response.Content.ReadFromJsonAsync<IReadOnlyList<KnownVersion>>(Web, cancellationToken);
        if (versions!.Select(v => YearMonthPattern.Iso.Parse(v.ValidFrom).GetValueOrThrow()).Min() is var from && from > first)
        {
            throw new BadInputException(
                $"{place}, column schemeId: Scheme '{id}' is valid from {YearMonthPattern.Iso.Format(from)} on, and the first month of these records is {YearMonthPattern.Iso.Format(first)}, which could not be closed. "
                    + $"Copy the scheme with \"validFrom\": \"{YearMonthPattern.Iso.Format(first)}\" (GET /api/scheme-presets/{id} of a preset) and give it with --scheme, or leave the earlier records out.");
        }
    }

    private async Task PutSheetAsync(JsonElement sheet, ReplayPlace place, CancellationToken cancellationToken)
    {
        var id = sheet.GetProperty("id").GetString()!;
        var route = new Uri($"api/sheets/{Uri.EscapeDataString(id)}", UriKind.Relative);
        using var known = await http.GetAsync(route, cancellationToken);
        if (known.StatusCode == HttpStatusCode.NotFound)
        {
            using var response = await http.PutAsync(route, Json(sheet.GetRawText()), cancellationToken);
            await RequireAsync(response, $"{place}: The app refuses rating sheet {id}", cancellationToken);
        }
    }

    /// <param name="staff">The person.</param>
    /// <param name="withManager">Whether the one who leads the person is said too, who must be there by then.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BadInputException">The app refuses the member of staff.</exception>
    public async Task PutStaffAsync(ReplayStaff staff, bool withManager, CancellationToken cancellationToken)
    {
        var body = staff.Fields.Where(f => f.Key is not ("storeId" or "staffId") && (withManager || f.Key != "managerId")).ToDictionary(f => f.Key, f => f.Value);
        using var response = await http.PutAsync(
            new Uri($"api/staff/{Uri.EscapeDataString(staff.StoreId.Value)}/{Uri.EscapeDataString(staff.Id.Value)}", UriKind.Relative),
            Json(JsonSerializer.Serialize(body)),
            cancellationToken);
        await RequireAsync(response, $"{staff.Place}: The app refuses {staff.Id} of {staff.StoreId}", cancellationToken);
    }

    /// <summary>Saves a store with its opening hours, which must be there before complaints can go by them.</summary>
    /// <exception cref="BadInputException">The app refuses the store or its opening hours.</exception>
    public async Task PutStoreAsync(ReplayStore store, LocalDate? startsOn, IReadOnlyList<ReplayHours> hours, CancellationToken cancellationToken)
    {
        var fields = store.Fields;
        if (hours.Count > 0)
        {
            await PutStoreAsync(store, fields.Where(f => f.Key != "complaintClock").ToDictionary(), startsOn, cancellationToken);
            await PutCalendarAsync(store, startsOn, hours, cancellationToken);
        }

        await PutStoreAsync(store, fields, startsOn, cancellationToken);
    }

    private async Task PutCalendarAsync(ReplayStore store, LocalDate? startsOn, IReadOnlyList<ReplayHours> hours, CancellationToken cancellationToken)
    {
        if (startsOn is not { } first)
        {
            throw new BadInputException($"{store.Place}: Store {store.Id} has opening hours and no month in which they could count. Give it startsOn, or take them out.");
        }

        var validFrom = YearMonthPattern.Iso.Format(first.ToYearMonth());
        using var response = await http.PutAsync(
            new Uri($"api/stores/{Uri.EscapeDataString(store.Id.Value)}/tables/calendar?validFrom={validFrom}", UriKind.Relative),
            Json(JsonSerializer.Serialize(hours.Select(h => h.Fields))),
            cancellationToken);
        await RequireAsync(response, $"{hours[0].Place} on: The app refuses the opening hours of {store.Id}", cancellationToken);
    }

    private async Task PutStoreAsync(ReplayStore store, IReadOnlyDictionary<string, string> fields, LocalDate? startsOn, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, object?>
        {
            ["name"] = fields["name"],
            ["timeZone"] = fields["timeZone"],
            ["schemeId"] = fields["schemeId"],
            ["locale"] = fields.GetValueOrDefault("locale", "en"),
            ["startsOn"] = startsOn is { } day ? LocalDatePattern.Iso.Format(day) : null,
        };
        if (fields.TryGetValue("callbackAfterHours", out var hours))
        {
            body["callbackAfterHours"] = JsonSerializer.Deserialize<decimal>(hours);
        }

        foreach (var name in (string[])["complaintClock", "callbackClerk"])
        {
            if (fields.TryGetValue(name, out var text))
            {
                body[name] = text;
            }
        }

        // Records of real customers know neither reminders nor calls, so both are off unless the file asks for them.
        foreach (var name in new[] { "remindAfterHours", "silentAfterHours" })
        {
            body[name] = fields.TryGetValue(name, out var wait) ? JsonSerializer.Deserialize<decimal>(wait) : null;
        }

        using var response = await http.PutAsync(
            new Uri($"api/stores/{Uri.EscapeDataString(store.Id.Value)}", UriKind.Relative), Json(JsonSerializer.Serialize(body)), cancellationToken);
        await RequireAsync(response, $"{store.Place}: The app refuses store {store.Id}", cancellationToken);
    }

    /// <summary>Pushes rows, one JSON object a line, as a dealer's system would.</summary>
    public async Task<ImportAnswer> ImportAsync(string route, IReadOnlyList<ReplayRow> rows, CancellationToken cancellationToken)
    {
        var lines = string.Join('\n', rows.Select(row => JsonSerializer.Serialize(row.Fields)));
        using var content = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var response = await http.PostAsync(new Uri($"api/{route}", UriKind.Relative), content, cancellationToken);
        await RequireAsync(response, $"{rows[0].File}, lines {rows.Min(r => r.Line)} to {rows.Max(r => r.Line)}: The app refuses these rows", cancellationToken);
        return (await response.Content.ReadFromJsonAsync<ImportAnswer>(Web, cancellationToken))!;
    }

    /// <summary>Fills a column of a rating sheet, with a key of the person whose column it is.</summary>
    /// <returns>Why the app refuses it; <see langword="null"/> when it does not.</returns>
    public async Task<string?> PostMarksAsync(SheetColumn column, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/sheets/{Uri.EscapeDataString(column.Sheet)}/marks", UriKind.Relative))
        {
            Content = JsonContent.Create(column.Body, options: Web),
        };
        request.Headers.Add(ApiGate.KeyHeader, await KeyOfAsync(column.Rater, column.Role, new(column.First.File, column.First.Line), cancellationToken));
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return null;
        }

        var problem = await response.Content.ReadFromJsonAsync<RefusalReasons>(Web, cancellationToken);
        return string.Join(' ', [problem!.Detail, .. (problem.Errors ?? []).Select(e => $"{e.Key}: {string.Join(' ', e.Value)}")]);
    }

    private async Task<string> KeyOfAsync(StorePerson person, Role role, ReplayPlace place, CancellationToken cancellationToken)
    {
        if (_keys.TryGetValue((person, role), out var known))
        {
            return known;
        }

        var body = new NewKeyJson($"{person.StaffId} of {person.StoreId}", role, role == Role.Admin ? null : [person.StoreId.Value], [new(person.StoreId.Value, person.StaffId.Value)]);
        using var response = await http.PostAsJsonAsync(new Uri("api/keys", UriKind.Relative), body, Web, cancellationToken);
        await RequireAsync(response, $"{place}: The app refuses a key for {person}", cancellationToken);
        var made = await response.Content.ReadFromJsonAsync<MadeKey>(Web, cancellationToken);
        return _keys[(person, role)] = made!.Key;
    }

    /// <summary>The scores of a store-month, byte for byte as the app answers; <see langword="null"/> when it has none.</summary>
    public async Task<byte[]?> GetScoresAsync(StoreId store, YearMonth month, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(
            new Uri($"api/scores/{Uri.EscapeDataString(store.Value)}/{month.Year:D4}-{month.Month:D2}", UriKind.Relative), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await RequireAsync(response, $"The app does not tell the scores of {store}", cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static string SchemeIdOf(string json, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.GetProperty("id").GetString() ?? throw new BadInputException($"{place}: The scheme's \"id\" is null.");
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BadInputException($"{place}: The scheme is no JSON object with an \"id\": {problem.Message}", problem);
        }
    }

    private static async Task RequireAsync(HttpResponseMessage response, string what, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var reason = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new BadInputException($"{what} ({(int)response.StatusCode} for {response.RequestMessage?.RequestUri?.AbsolutePath}): {reason}");
        }
    }
}

/// <summary>A version of a scheme that the app has.</summary>
internal sealed record KnownVersion([property: JsonRequired] string ValidFrom);

/// <summary>A key that the app has made.</summary>
internal sealed record MadeKey([property: JsonRequired] string Key);

/// <summary>Why the app refuses a request.</summary>
internal sealed record RefusalReasons([property: JsonRequired] string Detail, Dictionary<string, string[]>? Errors);

/// <summary>What the app says of an import.</summary>
/// <param name="Accepted">New records.</param>
/// <param name="Updated">Known ones with other content.</param>
/// <param name="Unchanged">Known ones, the same again.</param>
/// <param name="Rejected">Refusals; their line is the row's position in the import, from 1.</param>
internal sealed record ImportAnswer(
    int Accepted, int Updated, int Unchanged, [property: JsonRequired] IReadOnlyList<RejectedRow> Rejected);
