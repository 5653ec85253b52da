namespace KpiFunctions.Domain.Questionnaires;

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

    /// <summary>The second question of those that are asked one after another; the later ones follow.</summary>
    Question2,
    Question3,
    Question4,
    Question5,
    Question6,
    Question7,
    Question8,
    Question9,
    Question10,
    Question11,
    Question12,
}
