using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Foundation.Http;

public sealed class PageRequestTests
{
    [Theory]
    [InlineData("", 100)]
    [InlineData("?limit=1", 1)]
    [InlineData("?limit=1000", 1000)]
    public void A_page_is_as_long_as_was_asked_for(string query, int limit) => Assert.Equal(new PageRequest(limit, null), Of(query));

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("-1")]
    [InlineData("%2B5")]
    [InlineData("1.5")]
    [InlineData("ten")]
    [InlineData("99999999999")]
    public async Task A_limit_that_is_none_is_refused(string limit)
    {
        var answer = await Answers.RefusalAsync(() => Of($"?limit={limit}"));
        Assert.Equal(400, answer.Status);
        Assert.Contains("Ask for 1 to 1000 entries", answer.Detail(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("20260910|工单 1/2?&=#")]
    public void The_continuation_of_a_page_asks_for_what_follows_its_last_entry(string last)
    {
        var page = new PageRequest(2, null).PageOf(["x", last, "z"], key => key);
        Assert.Equal(["x", last], page.Items);
        Assert.Equal(new PageRequest(2, last), Of($"?limit=2&continuation={page.Continuation}"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_page_with_nothing_behind_it_is_the_last(int entries)
    {
        var page = new PageRequest(2, null).PageOf([.. Enumerable.Range(0, entries)], n => $"{n}");
        Assert.Equal((entries, null), (page.Items.Count, page.Continuation));
    }

    [Theory]
    [InlineData("not*base64")]
    [InlineData("AA")]
    [InlineData("gICA")]
    [InlineData("7aC9")]
    public async Task A_continuation_that_no_list_gave_is_refused(string text)
    {
        var answer = await Answers.RefusalAsync(() => Of($"?continuation={text}"));
        Assert.Equal(400, answer.Status);
        Assert.Contains("leave it out for the first page", answer.Detail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_continuation_is_no_longer_than_a_key() =>
        Assert.Equal(400, (await Answers.RefusalAsync(() => Of($"?continuation={new string('a', 100_000)}"))).Status);

    private static PageRequest Of(string query) => PageRequest.Of(new DefaultHttpContext { Request = { QueryString = new QueryString(query) } }.Request);
}
