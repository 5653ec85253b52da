using System.Globalization;
using System.Text.RegularExpressions;
using KpiFunctions.Domain.Replies;

namespace KpiFunctions.Benchmarks.Replies;

/// <summary>The messages of the parser's tests: answers as customers write them, and everyday messages that answer nothing.</summary>
internal static class Messages
{
    internal static IReadOnlyList<Message> Read() => [.. Lines("Replies.tsv").Where(line => !line.StartsWith('#')).Select(Answer), .. Lines("Everyday.txt").Select(text => new Message(text, new ReplyQuestions(1)))];

    /// <summary>Columns: questions, text with escapes, then what the tests expect.</summary>
    private static Message Answer(string line)
    {
        var columns = line.Split('\t');
        return new(Regex.Unescape(columns[1]), new ReplyQuestions(int.Parse(columns[0], CultureInfo.InvariantCulture)));
    }

    private static List<string> Lines(string file)
    {
        using var reader = new StreamReader(typeof(Messages).Assembly.GetManifestResourceStream(file)!);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}
