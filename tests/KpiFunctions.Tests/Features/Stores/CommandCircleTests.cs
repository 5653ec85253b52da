using System.Text.Json;
using KpiFunctions.Features.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Features.Stores;

/// <summary>Nobody leads, through whomever, somebody by whom they are led on the same day.</summary>
public sealed class CommandCircleTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    /// <summary>Steps, each who is led by whom from when; the last one is refused with the path, or taken.</summary>
    public static TheoryData<string, string?> Steps { get; } = new()
    {
        { "a<b, b<a", "b is led by a is led by b" },
        { "a<b, b<c, c<a", "c is led by a is led by b is led by c" },
        { "a<b, b<c, c<d", null },
        { "a<b, b<c@2026-10-01, c<a", "from 2026-10-01 on in a circle: c is led by a is led by b is led by c" },
        { "a<b, a<c@2026-10-01, b<a@2026-10-01", null },
        { "a<b, a<c@2026-10-01, b<a@2026-09-30", "from 2026-09-30 on in a circle: b is led by a is led by b" },
        { "a<b, a<, b<a", null },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Who_would_lead_one_another_in_a_circle_is_refused_with_the_path(string steps, string? path)
    {
        Clock.Now = Utc("2026-09-15T03:00:00Z");
        foreach (var staff in (string[])["a", "b", "c", "d"])
        {
            Assert.Equal(200, (await PutAsync(staff, "{}")).Status);
        }

        var all = steps.Split(", ");
        foreach (var step in all[..^1])
        {
            var taken = await PutAsync(step);
            Assert.True(taken.Status == 200, taken.Body);
        }

        var last = await PutAsync(all[^1]);

        Assert.Equal(path is null ? 200 : 400, last.Status);
        if (path is not null)
        {
            Assert.Contains(path, last.Json.GetProperty("errors").GetProperty("managerId")[0].GetString(), StringComparison.Ordinal);
        }
    }

    private Task<ApiAnswer> PutAsync(string step)
    {
        var (staff, rest) = (step.Split('<')[0], step.Split('<')[1].Split('@'));
        return PutAsync(staff, JsonSerializer.Serialize(new { managerId = rest[0], managerFrom = rest.Length > 1 ? rest[1] : null }));
    }

    private Task<ApiAnswer> PutAsync(string staff, string body) => AskAsync(Admin, nameof(PutStaffEndpoint), body, route: [("store", "S1"), ("staff", staff)]);
}
