using System.Text.Json;

namespace KpiFunctions.Foundation.Http;

/// <summary>Looks at every text of a JSON body before anything is made of it.</summary>
internal static class BodyText
{
    /// <summary>As deep as the serializer reads.</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    /// <summary>What is no JSON from some place on is looked at up to there; whoever reads it says so.</summary>
    /// <exception cref="ProblemException">A text, or the name of a member, cannot be kept.</exception>
    internal static void Check(ReadOnlySpan<byte> json) => Walk(json, (ref reader) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && ProblemOf(ref reader) is { } problem ? problem : null);

    /// <exception cref="ProblemException">A list has a null in it.</exception>
    internal static void RefuseGaps(ReadOnlySpan<byte> json)
    {
        var lists = new Stack<bool>();
        Walk(json, (ref reader) =>
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    lists.Push(reader.TokenType == JsonTokenType.StartArray);
                    return null;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    lists.Pop();
                    return null;
                default:
                    return reader.TokenType == JsonTokenType.Null && lists.TryPeek(out var isList) && isList ? "A list has a null in it; leave it out." : null;
            }
        });
    }

    private delegate string? Look(ref Utf8JsonReader reader);

    private static void Walk(ReadOnlySpan<byte> json, Look look)
    {
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            while (reader.Read())
            {
                if (look(ref reader) is { } problem)
                {
                    throw new ProblemException(Problems.Invalid($"The body cannot be kept (at byte {reader.TokenStartIndex}): {problem}"));
                }
            }
        }
        catch (JsonException)
        {
            // The reader of the body refuses it with the reason.
        }
    }

    private static string? ProblemOf(ref Utf8JsonReader reader)
    {
        try
        {
            return PlainText.ProblemOf(reader.GetString());
        }
        catch (InvalidOperationException)
        {
            return "The text holds half of a character; cut texts between characters.";
        }
    }
}
