using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Surveys;

/// <summary>Which answers belong to one text. A case lists texts as <c>name@seconds:length</c>, with a letter of its alphabet: c for Chinese, a for Latin letters.</summary>
public sealed class MessagePartsTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 9, 10, 2, 0);

    [Theory]
    [InlineData("1@0:c67 2@1:c20", "1+2")]
    [InlineData("1@0:c67 2@60:c20", "1+2")]
    [InlineData("1@0:c67 2@61:c20", "1 2")]
    [InlineData("1@0:c59 2@1:c20", "1 2")]
    [InlineData("1@0:c60 2@1:c20", "1+2")]
    [InlineData("1@0:c70 2@1:c20", "1+2")]
    [InlineData("1@0:c71 2@1:c20", "1 2")] // The provider has put it together.
    [InlineData("1@0:a153 2@1:a20", "1+2")]
    [InlineData("1@0:a139 2@1:a20", "1 2")]
    [InlineData("1@0:a161 2@1:a20", "1 2")]
    [InlineData("1@0:a67 2@1:a20", "1 2")] // Less than half of a segment of Latin letters.
    [InlineData("1@0:a67 2@1:c20", "1+2")] // What is around it shows how it travelled.
    [InlineData("1@0:c67 2@50:c67 3@100:c1", "1+2+3")]
    [InlineData("1@0:c67 2@1:c1 3@2:c1", "1+2 3")]
    [InlineData("1@0:c1 2@1:c67", "1 2")]
    [InlineData("2@0:c1 1@0:c67", "1+2")] // Of one second: what does not fill a segment ends the text.
    [InlineData("10@0:c67 9@0:c67 11@0:c67 12@0:c1", "9+10+11+12")]
    [InlineData("1@0:c1", "1")]
    [InlineData("", "")]
    public void Texts_belong_together_that_follow_one_that_fills_a_segment(string texts, string expected) =>
        Assert.Equal(expected, Groups([.. texts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Answer)]));

    [Fact]
    public void The_order_in_which_they_are_given_does_not_matter()
    {
        var answers = "1@0:c67 2@0:c67 3@40:c67 4@70:a65 5@71:c3 6@72:c3".Split(' ').Select(Answer).ToArray();
        var random = new Random(1);
        var expected = Groups(answers);
        for (var i = 0; i < 200; i++)
        {
            random.Shuffle(answers);
            Assert.Equal(expected, Groups(answers));
        }
    }

    [Fact]
    public void A_text_has_no_more_parts_than_a_telephone_sends() => Assert.Equal(
        [MessageParts.Most, 5],
        MessageParts.GroupsOf(Enumerable.Range(1, MessageParts.Most + 5).Select(i => Answer($"{i}@{i}:c67"))).Select(group => group.Count));

    [Fact]
    public void What_a_person_read_or_erased_or_heard_and_what_came_late_is_part_of_nothing()
    {
        var (first, second) = (Answer("1@0:c67"), Answer("2@1:c20"));

        Assert.Equal("", Groups([first, second with { Review = new AnswerReview([4], "Wang", Start, false) }]));
        Assert.Equal("", Groups([first with { ErasedAt = Start }, second]));
        Assert.Equal("1", Groups([first, second with { Source = AnswerSource.Phone }]));
        Assert.Equal("1", Groups([first, second with { IsLate = true }]));
    }

    private static string Groups(IEnumerable<SurveyAnswer> answers) =>
        string.Join(' ', MessageParts.GroupsOf(answers).Select(group => string.Join('+', group.Select(a => a.EventId))));

    private static SurveyAnswer Answer(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var length = int.Parse(text.AsSpan(colon + 2), System.Globalization.CultureInfo.InvariantCulture);
        return new SurveyAnswer(
            text[..at],
            Start + Duration.FromSeconds(int.Parse(text.AsSpan(at + 1, colon - at - 1), System.Globalization.CultureInfo.InvariantCulture)),
            new string(text[colon + 1] == 'c' ? '好' : 'a', length),
            [],
            null);
    }
}
