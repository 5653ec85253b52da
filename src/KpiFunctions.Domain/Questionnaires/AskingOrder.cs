namespace KpiFunctions.Domain.Questionnaires;

/// <summary>How the questions of a questionnaire reach the customer.</summary>
public enum AskingOrder
{
    /// <summary>All in the first text.</summary>
    Together,

    /// <summary>Each in a text of its own, once the one before it is answered.</summary>
    OneByOne,
}
