namespace KpiFunctions.Domain.Surveys.Statistics;

/// <summary>How many customers were asked and answered.</summary>
/// <param name="Orders">All orders, open and internal ones included.</param>
/// <param name="Texted">Surveys whose text left before the close and is not known to have failed, as scores count them.</param>
/// <param name="Answered">Surveys that were rated in time.</param>
public readonly record struct ResponseCount(int Orders, int Texted, int Answered)
{
    /// <summary>Answered of texted, 0 to 1 with 4 decimals; <see langword="null"/> when nobody was texted.</summary>
    public decimal? Rate => Texted == 0 ? null : new Ratio(Answered, Texted).TimesRounded(1, 4);

    internal ResponseCount Add(bool texted, bool answered) => new(Orders + 1, Texted + (texted ? 1 : 0), Answered + (answered ? 1 : 0));
}
