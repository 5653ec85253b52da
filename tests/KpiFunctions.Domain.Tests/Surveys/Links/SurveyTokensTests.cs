using System.Text;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Links;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Tests.Surveys.Links;

public sealed class SurveyTokensTests
{
    private static readonly SurveyTokens Tokens = new(Encoding.UTF8.GetBytes("a secret of 32 characters or more"));

    [Fact]
    public void A_survey_has_the_same_token_whenever_it_is_asked_for_and_no_other_one_has_it()
    {
        var tokens = Enumerable.Range(0, 20_000).Select(i => Tokens.Of(Survey($"W{i}"))).ToList();

        Assert.Equal(tokens, Enumerable.Range(0, 20_000).Select(i => Tokens.Of(Survey($"W{i}"))));
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
        Assert.NotEqual(Tokens.Of(Survey("W1")), Tokens.Of(Survey("W1", "S2")));
        Assert.All(tokens, token => Assert.True(SurveyToken.TryParse(token.Value, out var read) && read == token && Tokens.Made(token), token.Value));
    }

    [Fact]
    public void Tokens_use_every_letter_and_digit_at_every_place_about_equally()
    {
        var tokens = Enumerable.Range(0, 20_000).Select(i => Tokens.Of(Survey($"W{i}")).Value).ToList();

        for (var place = 0; place < SurveyToken.Length; place++)
        {
            var counts = tokens.GroupBy(token => token[place]).Select(g => g.Count()).ToList();
            Assert.Equal(62, counts.Count);

            // 323 on average with a deviation of 18: seven of them is beyond chance.
            Assert.All(counts, count => Assert.InRange(count, 200, 450));
        }
    }

    [Fact]
    public void A_token_with_one_character_changed_is_none_of_ours()
    {
        var token = Tokens.Of(Survey("W1")).Value;
        for (var place = 0; place < token.Length; place++)
        {
            foreach (var other in "0Aa9Zz".Where(c => c != token[place]))
            {
                Assert.True(SurveyToken.TryParse(token.Remove(place, 1).Insert(place, other.ToString()), out var forged));
                Assert.False(Tokens.Made(forged), forged.Value);
            }
        }
    }

    [Fact]
    public void Another_secret_makes_other_tokens_and_knows_none_of_these()
    {
        var others = new SurveyTokens(Encoding.UTF8.GetBytes("another secret of 32 or more characters"));

        Assert.NotEqual(Tokens.Of(Survey("W1")), others.Of(Survey("W1")));
        Assert.False(others.Made(Tokens.Of(Survey("W1"))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    [InlineData("0123456789abcdefgh")]
    [InlineData("0123456789abcde-g")]
    [InlineData("0123456789abcde g")]
    [InlineData("0123456789abcdefé")]
    [InlineData("０123456789abcdefg")]
    public void What_has_not_the_form_of_a_token_is_none(string? text) => Assert.False(SurveyToken.TryParse(text, out _));

    private static SurveyId Survey(string order, string store = "S1") => new(StoreId.Parse(store), WorkOrderId.Parse(order));
}
