using KpiFunctions.Domain.Replies;
using KpiFunctions.Features.Replies;

namespace KpiFunctions.Tests.Features.Replies;

public sealed class VocabularyFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_later_file_counts_more_than_an_earlier_one_and_both_more_than_the_built_in_words()
    {
        var vocabulary = VocabularyFiles.Read([File("a.txt", "plain: 还行 = 4\nplain: 巴适 = 4"), File("b.txt", "plain: 巴适 = 5")]);

        Assert.Equal(new Reply.Ratings([4], null), ReplyParser.Parse("还行", new ReplyQuestions(1, vocabulary)));
        Assert.Equal(new Reply.Ratings([5], null), ReplyParser.Parse("巴适", new ReplyQuestions(1, vocabulary)));
    }

    [Fact]
    public void The_app_does_not_start_with_a_bad_vocabulary_and_says_all_that_is_wrong()
    {
        var gbk = Path.Combine(_folder, "gbk.txt");
        System.IO.File.WriteAllBytes(gbk, [.. "plain: "u8, 0xC2, 0xFA, .. " = 5"u8]);
        var options = new ReplyOptions { VocabularyFiles = [File("a.txt", "plain: 很好\n\nplain: 还行 = 7"), Path.Combine(_folder, "nowhere.txt"), gbk] };

        var result = new ReplyOptionsValidator().Validate(null, options);

        Assert.True(result.Failed);
        string[] named = ["a.txt", "line 1", "line 3", "nowhere.txt", "gbk.txt: it is not UTF-8"];
        Assert.All(named, name => Assert.Contains(name, result.FailureMessage, StringComparison.Ordinal));
    }

    private string File(string name, string lines)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, lines);
        return path;
    }
}
