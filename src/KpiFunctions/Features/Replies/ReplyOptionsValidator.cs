using Microsoft.Extensions.Options;

namespace KpiFunctions.Features.Replies;

/// <summary>Refuses to start with a vocabulary that cannot be read.</summary>
public sealed class ReplyOptionsValidator : IValidateOptions<ReplyOptions>
{
    public ValidateOptionsResult Validate(string? name, ReplyOptions options)
    {
        try
        {
            VocabularyFiles.Read(options.VocabularyFiles);
            return ValidateOptionsResult.Success;
        }
        catch (FormatException e)
        {
            return ValidateOptionsResult.Fail($"Replies:VocabularyFiles has problems. {e.Message}");
        }
    }
}
