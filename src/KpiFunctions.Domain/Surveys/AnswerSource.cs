namespace KpiFunctions.Domain.Surveys;

/// <summary>How an answer came.</summary>
public enum AnswerSource
{
    /// <summary>The customer texted it.</summary>
    Text,

    /// <summary>The customer said it to a person who called.</summary>
    Phone,

    /// <summary>The customer gave it on the page of the survey.</summary>
    Page,
}
