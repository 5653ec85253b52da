using System.Diagnostics.CodeAnalysis;

namespace KpiFunctions.Domain.Surveys.Links;

/// <summary>What the page of a survey is called in its address. It says nothing of store, order or customer, and whoever has it may answer.</summary>
public readonly record struct SurveyToken
{
    /// <summary>Letters and digits of a token: short, because each costs in a text.</summary>
    public const int Length = 17;

    internal SurveyToken(string value) => Value = value;

    /// <summary>17 letters and digits; big and small letters differ.</summary>
    public string Value { get; }

    /// <summary>Whether a text has the form of a token. Whether it is one of ours <see cref="SurveyTokens"/> knows.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SurveyToken token)
    {
        token = text?.Length == Length && text.All(char.IsAsciiLetterOrDigit) ? new(text) : default;
        return token.Value is not null;
    }

    public override string ToString() => Value;
}
