using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KpiFunctions.Domain.Replies;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>
/// Reads texts, one a line, and writes their readings, one JSON object a line, as they come: a file of any length takes a few buffers,
/// and whoever types gets each answer at once.
/// </summary>
internal static class ReplyReadings
{
    /// <summary>No text message comes near this many bytes; a longer line is no list of texts.</summary>
    private const int LongestLine = 1024 * 1024;

    private const int BufferSize = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What people wrote stays legible; the output is no part of a web page.
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="BadInputException">A line is not UTF-8 or longer than a text can be; all lines before it are written.</exception>
    public static async Task WriteAsync(Stream texts, Stream readings, ReplyQuestions questions, CancellationToken cancellationToken)
    {
        var input = PipeReader.Create(texts, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));
        var output = new ArrayBufferWriter<byte>(BufferSize);
        await using var json = new Utf8JsonWriter(output, Legible);
        var lines = 0L;
        for (var ended = false; !ended;)
        {
            // Reading a terminal cannot be cancelled; it is left behind instead.
            var read = await input.ReadAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);
            ended = read.IsCompleted;
            var (left, problem) = WriteLines(read.Buffer, ended, ref lines, questions, json, output);
            input.AdvanceTo(left.Start, left.End);
            await readings.WriteAsync(output.WrittenMemory, cancellationToken);
            await readings.FlushAsync(cancellationToken);
            output.ResetWrittenCount();
            if (problem is not null)
            {
                throw new BadInputException(problem);
            }
        }
    }

    private static (ReadOnlySequence<byte> Left, string? Problem) WriteLines(
        ReadOnlySequence<byte> bytes, bool ended, ref long lines, ReplyQuestions questions, Utf8JsonWriter json, ArrayBufferWriter<byte> output)
    {
        var reader = new SequenceReader<byte>(bytes);
        while (reader.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n') || TryReadLast(ref reader, ended, out line))
        {
            lines++;
            if (line.Length > LongestLine)
            {
                return (reader.UnreadSequence, TooLong(lines));
            }

            string text;
            try
            {
                text = Utf8.GetString(line);
            }
            catch (DecoderFallbackException)
            {
                return (reader.UnreadSequence, $"Line {lines} is not UTF-8. Save the texts as UTF-8, one a line.");
            }

            Write(Trim(text, lines == 1), questions, json);
            json.Reset();
            output.Write("\n"u8);
        }

        return (reader.UnreadSequence, reader.Remaining > LongestLine ? TooLong(lines + 1) : null);
    }

    private static bool TryReadLast(ref SequenceReader<byte> reader, bool ended, out ReadOnlySequence<byte> line)
    {
        line = reader.UnreadSequence;
        if (!ended || line.IsEmpty)
        {
            return false;
        }

        reader.AdvanceToEnd();
        return true;
    }

    /// <summary>Leaves out what belongs to the file: the mark at its start, and the carriage return of its line ends.</summary>
    private static string Trim(string line, bool isFirst)
    {
        var start = isFirst && line.StartsWith('\uFEFF') ? 1 : 0;
        var end = line.EndsWith('\r') ? line.Length - 1 : line.Length;
        return line[start..Math.Max(start, end)];
    }

    private static string TooLong(long line) => $"Line {line} is longer than {LongestLine / 1024 / 1024} MiB. Give one text message a line.";

    private static void Write(string text, ReplyQuestions questions, Utf8JsonWriter json)
    {
        var reply = ReplyParser.Parse(text, questions);
        var ratings = reply as Reply.Ratings ?? (reply as Reply.OptIn)?.Answer;
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteString("kind", KindOf(reply));
        json.WriteStartArray("ratings");
        foreach (var value in ratings?.Values ?? [])
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
        json.WriteString("comment", ratings?.Comment);
        json.WriteString("reason", (reply as Reply.Ambiguous)?.Reason);
        json.WriteEndObject();
        json.Flush();
    }

    private static string KindOf(Reply reply) => reply switch
    {
        Reply.Ratings => "ratings",
        Reply.OptOut => "optOut",
        Reply.OptIn => "optIn",
        Reply.Ambiguous => "ambiguous",
        _ => "empty",
    };
}
