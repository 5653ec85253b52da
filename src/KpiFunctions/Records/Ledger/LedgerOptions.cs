using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace KpiFunctions.Records.Ledger;

/// <summary>The keys that the ledger is signed with. Settings under <c>Ledger:</c> (as environment variables: <c>Ledger__CurrentKey</c>, …).</summary>
public sealed partial class LedgerOptions : IValidatableObject
{
    public const string Section = "Ledger";

    /// <summary>Characters that a key has at least.</summary>
    public const int ShortestKey = 32;

    /// <summary>Id of the key that new entries are signed with: 1 to 32 letters, digits and hyphens. <c>k1</c> by default. Each entry names the one
    /// that it was signed with.</summary>
    [Required(ErrorMessage = "Set Ledger__CurrentKey to the id of the key that the ledger is signed with, such as k1, and Ledger__Keys__k1 to the key.")]
    public string CurrentKey { get; set; } = "k1";

    /// <summary>
    /// Secrets by their ids, 32 characters or more each. Keep every one in a key vault for good: without it the entries that it signed
    /// can be read and not be verified.
    /// </summary>
    public IDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Keys.ContainsKey(CurrentKey))
        {
            yield return new($"Set Ledger__Keys__{CurrentKey} to the key that Ledger__CurrentKey names; make one with: openssl rand -base64 48");
        }

        foreach (var (id, key) in Keys)
        {
            if (!Id().IsMatch(id))
            {
                yield return new($"Ledger__Keys__{id} is no id of a key: give it 1 to 32 letters, digits and hyphens.");
            }

            if (key.Length < ShortestKey)
            {
                yield return new($"Ledger__Keys__{id} must have at least {ShortestKey} characters; make one with: openssl rand -base64 48");
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,32}$")]
    private static partial Regex Id();
}
