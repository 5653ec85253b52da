using System.Text.Json;
using System.Text.Json.Nodes;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Features.Stores;

/// <summary>Days and months of what people set lie in the years that records can have: what lies outside is a slip, or a missing date of another system.</summary>
public sealed class FarDatesTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private static readonly string[] Far = ["-0001-01-01", "0001-01-01", "1899-12-31", "2100-01-01", "9999-12-31"];

    /// <summary>Bodies with a far day in one of their fields, and the field that a refusal names.</summary>
    private static readonly (string Function, Func<string, JsonObject> Body, string Field)[] Dated =
    [
        (nameof(PutStaffEndpoint), day => new() { ["from"] = day }, "from"),
        (nameof(PutStaffEndpoint), day => new() { ["until"] = day }, "until"),
        (nameof(PutStaffEndpoint), day => new() { ["employedSince"] = day }, "employedSince"),
        (nameof(PutStaffEndpoint), day => new() { ["managerId"] = "ma", ["managerFrom"] = day }, "managerFrom"),
        (nameof(PutStaffEndpoint), day => new() { ["certificates"] = new JsonObject { [day] = 1 } }, "certificates"),
        (nameof(PutStoreEndpoint), day => StoreWith("startsOn", day), "startsOn"),
        (nameof(PutStoreEndpoint), day => StoreWith("holidays", new JsonArray(day)), "holidays"),
        (nameof(PutSchemeEndpoint), day => Scheme(day[..day.LastIndexOf('-')]), "validFrom"),
    ];

    [Fact]
    public async Task A_day_that_no_record_can_have_is_refused_in_every_field_of_every_body()
    {
        var wrong = new List<string>();
        foreach (var (function, body, field) in Dated)
        {
            foreach (var day in Far)
            {
                var answer = await PutAsync(function, body(day));
                if (answer.Status != 400 || !answer.Body.Contains(field, StringComparison.Ordinal))
                {
                    wrong.Add($"{function} {field} {day}: {answer.Status} {answer.Body}");
                }
            }

            var near = await PutAsync(function, body("2026-09-15"));
            if (near.Status == 400 && near.Body.Contains(field, StringComparison.Ordinal))
            {
                wrong.Add($"{function} {field}: {near.Body}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task People_may_have_been_employed_before_there_were_records() =>
        Assert.Equal(200, (await PutAsync(nameof(PutStaffEndpoint), new() { ["employedSince"] = "1987-03-01" })).Status);

    private Task<ApiAnswer> PutAsync(string function, JsonObject body) => AskAsync(
        Admin,
        function,
        body.ToJsonString(),
        route: function switch
        {
            nameof(PutStaffEndpoint) => [("store", "S1"), ("staff", "li")],
            nameof(PutStoreEndpoint) => [("store", "S2")],
            _ => [("id", "far")],
        });

    private static JsonObject StoreWith(string field, JsonNode value)
    {
        var body = JsonSerializer.SerializeToNode(StoreJson.Of(NewStore("S2")), ApiJson.Options)!.AsObject();
        body[field] = value;
        return body;
    }

    private static JsonObject Scheme(string validFrom)
    {
        var scheme = JsonNode.Parse(SchemeJson.Write(TestScheme.Scheme))!.AsObject();
        (scheme["id"], scheme["validFrom"]) = ("far", validFrom);
        return scheme;
    }
}
