using System.Globalization;
using System.Text;
using KpiFunctions.Domain.Replies;

namespace KpiFunctions.Domain.Tests.Replies;

/// <summary>The messages in the files beside this class.</summary>
internal static class ReplyData
{
    /// <summary>Replies with their readings.</summary>
    public static IReadOnlyList<ReplyCase> Replies { get; } =
        [.. Lines("Replies.tsv").Where(line => !line.StartsWith('#')).Select(ReplyCase.Parse)];

    /// <summary>Everyday messages that answer no survey and ask for no end of texts.</summary>
    public static IReadOnlyList<string> Everyday { get; } = Lines("Everyday.txt");

    /// <summary>Short opinions with the side of the scale that they stand on: 1 praise, 0 neither, -1 blame.</summary>
    public static IReadOnlyList<(string Text, int Side)> Opinions { get; } =
        [.. Lines("Opinions.tsv").Where(line => !line.StartsWith('#')).Select(line => (line[2..], "-=+".IndexOf(line[0], StringComparison.Ordinal) - 1))];

    /// <summary>Texts, and whether the customer complains.</summary>
    public static IReadOnlyList<(string Text, bool Complains)> Complaints { get; } =
        [.. Lines("Complaints.tsv").Where(line => !line.StartsWith('#')).Select(line => (line[2..], line[0] == '+'))];

    /// <summary>A reading in the words of the file.</summary>
    public static string Describe(Reply reply) => reply switch
    {
        Reply.Ratings ratings => string.Join(' ', ratings.Values),
        Reply.OptOut => "opt-out",
        Reply.OptIn { Answer: { } answer } => "opt-in " + Describe(answer),
        Reply.OptIn => "opt-in",
        Reply.Empty => "empty",
        Reply.Ambiguous ambiguous => ambiguous.Reason,
        _ => throw new InvalidOperationException($"Unknown reading {reply}"),
    };

    private static List<string> Lines(string file)
    {
        using var stream = typeof(ReplyData).Assembly.GetManifestResourceStream("Replies." + file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}

internal sealed record ReplyCase(int Questions, string Text, string Expected, string? Comment)
{
    public static ReplyCase Parse(string line)
    {
        var columns = line.Split('\t');
        return new ReplyCase(
            int.Parse(columns[0], CultureInfo.InvariantCulture),
            System.Text.RegularExpressions.Regex.Unescape(columns[1]),
            columns[2],
            columns.Length > 3 ? columns[3] : null);
    }
}
