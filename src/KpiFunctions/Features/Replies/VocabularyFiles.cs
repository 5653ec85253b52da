using System.Text;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Features.Replies;

/// <summary>Reads an operator's own words for reading replies; the format stands in Vocabulary/README.md beside the reply parser.</summary>
public static class VocabularyFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The built-in vocabulary with the files' lines on top; of two lines about the same phrase the later one counts.</summary>
    /// <exception cref="FormatException">A file cannot be read, or lines of it are none of the format's; names each file and line.</exception>
    public static ReplyVocabulary Read(IReadOnlyList<string> paths)
    {
        var vocabulary = ReplyVocabulary.Default;
        var problems = new List<string>();
        foreach (var path in paths)
        {
            try
            {
                using var reader = new StreamReader(path, Utf8);
                vocabulary = vocabulary.Merge(ReplyVocabulary.Parse(reader));
            }
            catch (FormatException e)
            {
                problems.Add($"{path}: {e.Message}");
            }
            catch (DecoderFallbackException)
            {
                problems.Add($"{path}: it is not UTF-8; save it as UTF-8.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                problems.Add($"{path}: it cannot be read: {e.Message}");
            }
        }

        return problems.Count == 0 ? vocabulary : throw new FormatException(string.Join(Environment.NewLine, problems));
    }
}
