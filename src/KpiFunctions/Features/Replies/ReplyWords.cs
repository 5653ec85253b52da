using KpiFunctions.Domain.Replies.Vocabulary;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Features.Replies;

/// <summary>The words that this installation knows.</summary>
public sealed class ReplyWords(IOptions<ReplyOptions> options)
{
    public ReplyVocabulary Vocabulary { get; } = VocabularyFiles.Read(options.Value.VocabularyFiles);
}
