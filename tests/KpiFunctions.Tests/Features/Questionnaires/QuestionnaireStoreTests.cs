using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Questionnaires;

public sealed class QuestionnaireStoreTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly QuestionnaireId Three = QuestionnaireId.Parse("three-questions");

    [Fact]
    public async Task A_version_never_changes_and_the_next_one_takes_its_place()
    {
        var first = Own(1);
        var second = first with { Version = first.Version with { Number = 2 }, Questions = ["overall", "price", "waiting"] };

        Assert.Null(await AddAsync(first));
        Assert.Null(await AddAsync(first));
        Assert.NotNull(await AddAsync(first with { Questions = ["overall", "price", "waiting"] }));
        Assert.NotNull(await AddAsync(second with { Version = second.Version with { Number = 3 } }));
        Assert.Null(await AddAsync(second));

        Assert.Equal(["overall", "price", "waiting"], (await OtherInstance().GetNewestAsync(first.Version.Id, CancellationToken.None)).Questions);
        Assert.Equal(["overall", "attitude", "quality"], (await OtherInstance().GetAsync(first.Version, CancellationToken.None)).Questions);
    }

    [Fact]
    public async Task A_shipped_questionnaire_is_followed_by_versions_of_ones_own()
    {
        var preset = QuestionnairePresets.Find(Three)!;

        Assert.NotNull(await AddAsync(preset with { Questions = ["overall", "price", "waiting"] }));
        Assert.Null(await AddAsync(preset with { Version = preset.Version with { Number = 2 }, Questions = ["overall", "price", "waiting"] }));

        Assert.Equal(2, (await OtherInstance().GetNewestAsync(Three, CancellationToken.None)).Version.Number);
        Assert.Equal(["overall", "attitude", "quality"], (await OtherInstance().GetAsync(preset.Version, CancellationToken.None)).Questions);
    }

    [Fact]
    public async Task A_survey_remembers_the_version_it_asked_and_what_it_cost()
    {
        await SaveStoreAsync(NewStore("S1") with { Questionnaire = Three, SegmentPrice = 0.05m });
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");

        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));

        Assert.Contains("5 5 4", Assert.Single(Gateway.Delivered).Text, StringComparison.Ordinal);
        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal("three-questions@1", survey.Questionnaire.ToString());
        Assert.Equal(1, survey.Segments);
        Assert.Equal(0.05m, survey.Cost);
    }

    private static Questionnaire Own(int number) =>
        QuestionnairePresets.Find(Three)! with { Version = new QuestionnaireVersion(QuestionnaireId.Parse("own"), number) };

    private Task<string?> AddAsync(Questionnaire questionnaire) => Get<QuestionnaireStore>().TryAddAsync(questionnaire, CancellationToken.None);

    /// <summary>Another instance, which remembers nothing.</summary>
    private QuestionnaireStore OtherInstance() => new(Get<KpiFunctions.Foundation.Storage.Tables>(), Clock);
}
