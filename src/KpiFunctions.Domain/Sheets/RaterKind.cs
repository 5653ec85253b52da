namespace KpiFunctions.Domain.Sheets;

/// <summary>Who fills a column of a rating sheet. Source: 002, self, department manager, company; 004, clerk, supervisor and customers drawn at random.</summary>
public enum RaterKind
{
    /// <summary>The one who is measured; only beside others.</summary>
    Self,

    /// <summary>Whoever leads them on the day.</summary>
    Manager,

    /// <summary>Any other person behind a key with the role that the sheet names.</summary>
    Person,

    /// <summary>Customers of the month who answered the survey, drawn.</summary>
    Customers,
}
