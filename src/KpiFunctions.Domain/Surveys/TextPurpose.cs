namespace KpiFunctions.Domain.Surveys;

/// <summary>What a text to a customer is for. A survey has at most one text of each purpose, each with a claim of its own.</summary>
public enum TextPurpose
{
    /// <summary>The survey itself.</summary>
    Survey,

    /// <summary>Asks once more when nothing came back.</summary>
    Reminder,

    /// <summary>Asks for a number when the answer could not be read.</summary>
    Clarification,

    /// <summary>Says that no more texts will come.</summary>
    OptOutConfirmation,
}
