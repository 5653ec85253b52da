namespace KpiFunctions.Domain.Surveys;

/// <summary>What was read from an answer. Kept with it, so that it is known after the text was erased.</summary>
public enum AnswerKind
{
    /// <summary>Nothing that a machine may decide.</summary>
    Unclear,

    /// <summary>A rating for each question that was asked.</summary>
    Ratings,

    /// <summary>The customer wants no more texts.</summary>
    OptOut,

    /// <summary>The customer wants texts again.</summary>
    OptIn,

    /// <summary>A part of a longer text: it was read together with the parts after it, and says nothing by itself.</summary>
    Part,
}
