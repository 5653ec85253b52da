using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KpiFunctions.Domain.Replies;

namespace KpiFunctions.Benchmarks.Replies;

/// <summary>Reads customers' messages by the parser and by a regular expression in turns, on one thread.</summary>
internal static class RepliesCommand
{
    private const int Rounds = 21;

    /// <summary>Times that a sample reads all messages: long enough for a clock, short enough for many samples.</summary>
    private const int Passes = 40;

    internal static Command Create(TextWriter output)
    {
        var command = new Command("replies", "Measures how many customers' messages a second are read on one thread, beside a regular expression for digits.");
        command.SetAction(_ => Run(output));
        return command;
    }

    private static int Run(TextWriter output)
    {
        var messages = Messages.Read();
        var alike = messages.Count(m => ValuesOf(ReplyParser.Parse(m.Text, m.Questions)).SequenceEqual(DigitReader.Read(m)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{messages.Count} messages, of which the regular expression reads {alike} as the parser does."));

        Samples parser = new(), digits = new();
        var (parserBytes, digitBytes) = (0L, 0L);
        for (var round = 0; round <= Rounds; round++)
        {
            var (parserTime, parserAllocated) = Sample(messages, m => ReplyParser.Parse(m.Text, m.Questions));
            var (digitTime, digitAllocated) = Sample(messages, DigitReader.Read);
            if (round > 0)
            {
                // The first round is for the compiler.
                parser.Add(messages.Count * Passes / parserTime.TotalSeconds);
                digits.Add(messages.Count * Passes / digitTime.TotalSeconds);
                (parserBytes, digitBytes) = (parserAllocated, digitAllocated);
            }
        }

        Write(output, "parser", parser, parserBytes / (double)(messages.Count * Passes));
        Write(output, "regular expression", digits, digitBytes / (double)(messages.Count * Passes));
        output.WriteLine(JsonSerializer.Serialize(new
        {
            messagesPerSecond = Math.Round(parser.Median),
            regexMessagesPerSecond = Math.Round(digits.Median),
            regexRatio = Math.Round(parser.Median / digits.Median, 2),
            bytesPerMessage = Math.Round(parserBytes / (double)(messages.Count * Passes), 1),
            regexBytesPerMessage = Math.Round(digitBytes / (double)(messages.Count * Passes), 1),
        }));
        return 0;
    }

    private static (TimeSpan Time, long Bytes) Sample(IReadOnlyList<Message> messages, Func<Message, object> read)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var message in messages)
            {
                read(message);
            }
        }

        return (Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    /// <summary>The parser's reading in the terms of <see cref="DigitReader"/>.</summary>
    private static IReadOnlyList<int> ValuesOf(Reply reply) => reply switch
    {
        Reply.Ratings ratings => ratings.Values,
        Reply.OptOut => [0],
        _ => [],
    };

    private static void Write(TextWriter output, string name, Samples samples, double bytes) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20}{samples.Median,12:0} messages/s  ({samples.Least:0} to {samples.Most:0}), {bytes:0.0} bytes allocated a message"));
}
