namespace KpiFunctions.Domain.Privacy;

/// <summary>Kinds of personal data that are erased, each at its own time.</summary>
[Flags]
public enum PersonalData
{
    None = 0,

    /// <summary>Customers' telephone numbers.</summary>
    Phones = 1,

    /// <summary>Customers' own words (answers, comments, complaints), and what staff wrote (notes, examples, evidence).</summary>
    Texts = 2,
}
