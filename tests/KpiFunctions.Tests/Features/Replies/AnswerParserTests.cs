using System.Reflection;
using KpiFunctions.Features.Replies;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>A text is scanned in one place, so that all that follows from it reads the same scan.</summary>
public class AnswerParserTests
{
    [Fact]
    public void Nobody_but_the_answer_parser_has_the_words_to_read_a_text_with()
    {
        var readers = typeof(AnswerParser).Assembly.GetTypes()
            .Where(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(ReplyWords))));

        Assert.Equal(typeof(AnswerParser), Assert.Single(readers));
    }
}
