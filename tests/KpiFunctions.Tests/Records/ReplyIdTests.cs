using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Tests.Records;

public sealed class ReplyIdTests
{
    private static readonly SurveyId Survey = new(StoreId.Parse("S1"), WorkOrderId.Parse("W1"));

    private static readonly Gen<ReplyId> Ids =
        from store in RandomIds.Stores
        from order in RandomIds.Orders
        from at in RandomIds.Instants
        from eventId in RandomIds.Anything
        select ReplyId.Of(new SurveyId(store, order), new SurveyAnswer(eventId, at, "5", [5], null));

    [Fact]
    public void A_reply_is_found_again_by_its_id_and_by_its_key() => Prop.ForAll(Ids.ToArbitrary(), id =>
        ReplyId.TryParse(id.ToString(), out var parsed) && parsed == id && Keys.ParseUnclearReply(id.Survey.StoreId, Keys.UnclearReply(id)) == id).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_message_has_the_same_id_whatever_was_read_from_it()
    {
        var at = Instant.FromUtc(2026, 9, 10, 2, 0);
        Assert.Equal(
            ReplyId.Of(Survey, new SurveyAnswer("event", at, "five", [5], null)),
            ReplyId.Of(Survey, new SurveyAnswer("event", at, string.Empty, [], "comment")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("S1~W1~20260910020000000")]
    [InlineData("S1~W1~2026091002000000~e3b0c44298fc1c149afbf4c8996fb924")]
    [InlineData("S1~W1~2026091002000000x~e3b0c44298fc1c149afbf4c8996fb924")]
    [InlineData("S1~W1~20260910020000000~E3B0C44298FC1C149AFBF4C8996FB924")]
    [InlineData("S1~W1~20260910020000000~e3b0c44298fc1c149afbf4c8996fb92")]
    [InlineData("S1~W 1~20260910020000000~e3b0c44298fc1c149afbf4c8996fb924")]
    [InlineData("~W1~20260910020000000~e3b0c44298fc1c149afbf4c8996fb924")]
    [InlineData("S1~W1~20260910020000000~e3b0c44298fc1c149afbf4c8996fb924~")]
    public void What_names_no_reply_is_refused(string text) => Assert.False(ReplyId.TryParse(text, out _));
}
