using System.ComponentModel.DataAnnotations;

namespace KpiFunctions.Features.Replies;

/// <summary>How answers are read. Settings under <c>Replies:</c> (as environment variables: <c>Replies__VocabularyFiles__0</c>, …).</summary>
public sealed class ReplyOptions
{
    public const string Section = "Replies";

    /// <summary>Paths of files with an operator's own words, read at start, the last one counting most; none by default.</summary>
    public IReadOnlyList<string> VocabularyFiles { get; set; } = [];

    /// <summary>How long a customer has to answer a clarifying text before a person is asked; 1 day by default, from 1 hour to 7 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00", ErrorMessage = "Set Replies:ClarifyWithin from 01:00:00 to 7.00:00:00.")]
    public TimeSpan ClarifyWithin { get; set; } = TimeSpan.FromDays(1);
}
