using KpiFunctions.Testing.Documentation;

namespace KpiFunctions.Tests.Documentation;

/// <summary>Routes and settings that a text names exist.</summary>
public sealed class NamedThingsTests
{
    /// <summary>All texts but the one that tells of what was.</summary>
    public static TheoryData<string> Files => [.. Repository.MarkdownFiles.Where(path => path != "CHANGELOG.md")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Routes_and_settings_that_are_named_exist(string path)
    {
        var code = MarkdownText.Of(path).Code;

        Assert.Empty(NamedRoutes.Unknown(code).Concat(NamedSettings.Unknown(code)));
    }

    [Theory]
    [InlineData("`GET /api/nothing`", "GET /api/nothing")]
    [InlineData("`DELETE /api/stores/{store}`", "DELETE /api/stores/{store}")]
    [InlineData("`/api/health/none`", "/api/health/none")]
    [InlineData("```\ncurl -s -X POST $API/stores/minhang -d '{}'\n```", "POST /api/stores/minhang")]
    [InlineData("```\ncurl -s \"$API/scores/pudong?version=1\"\n```", "GET /api/scores/pudong")]
    public void A_route_that_there_is_not_is_found(string markdown, string route) => Assert.Equal([route], NamedRoutes.Unknown(new MarkdownText(markdown).Code));

    [Theory]
    [InlineData("`PUT /api/stores/{id}`, `/api/health`, `GET /api/scores/{store}/{month}?lang=`")]
    [InlineData("```\ncurl -s -X DELETE -H \"x-api-key: $KEY\" $API/keys/3d51 -w '%{http_code}'\ncurl https://APP.example/api/health/ready\n```")]
    public void A_route_that_there_is_is_left_alone(string markdown) => Assert.Empty(NamedRoutes.Unknown(new MarkdownText(markdown).Code));

    [Theory]
    [InlineData("`Sms__Gatewy`", "Sms__Gatewy")]
    [InlineData("`Sms__Http__Nothing__0`", "Sms__Http__Nothing__0")]
    [InlineData("`Privacy__Nothing__…`", "Privacy__Nothing__…")]
    [InlineData("`CloseYearSchedule`", "CloseYearSchedule")]
    [InlineData("```\nexport Surveys__GiveUp=1\n```", "Surveys__GiveUp")]
    public void A_setting_that_there_is_not_is_found(string markdown, string setting) => Assert.Equal([setting], NamedSettings.Unknown(new MarkdownText(markdown).Code));

    [Theory]
    [InlineData("`Sms__Gateway`, `Sms__Http__Headers__0`, `Sms__Http__AcceptedResults__0`, `Sms__Http__RefusedStatuses`, `Sms__Http__…`")]
    [InlineData("`Tables__TablePrefix`, `Storage__queueServiceUri`, `CloseMonthSchedule`, `ScoreStoreQueue`")]
    public void A_setting_that_there_is_is_left_alone(string markdown) => Assert.Empty(NamedSettings.Unknown(new MarkdownText(markdown).Code));
}
