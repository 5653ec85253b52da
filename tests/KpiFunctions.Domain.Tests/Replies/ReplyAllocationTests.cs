using KpiFunctions.Domain.Replies;

namespace KpiFunctions.Domain.Tests.Replies;

public class ReplyAllocationTests
{
    [Fact]
    public void Reading_a_message_that_is_no_answer_allocates_nothing()
    {
        var questions = new ReplyQuestions(1);
        Read(questions);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            Read(questions);
        }

        // A collection in between may empty the array pool once or twice; a single object a message would be 200,000 bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000);
    }

    private static void Read(ReplyQuestions questions)
    {
        foreach (var text in ReplyData.Everyday)
        {
            ReplyParser.Parse(text, questions);
        }
    }
}
