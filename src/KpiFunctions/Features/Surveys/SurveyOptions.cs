using System.ComponentModel.DataAnnotations;

namespace KpiFunctions.Features.Surveys;

/// <summary>How hard a survey is tried. Settings under <c>Surveys:</c> (as environment variables: <c>Surveys__ReportGrace</c>, …).</summary>
public sealed class SurveyOptions
{
    public const string Section = "Surveys";

    /// <summary>
    /// How long to wait for the delivery report of a text of which only the report can say whether it left; then it is sent anew.
    /// 1 day by default, from 1 hour to 7 days.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00", ErrorMessage = "Set Surveys:ReportGrace from 01:00:00 to 7.00:00:00.")]
    public TimeSpan ReportGrace { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Attempts, each ending without report, before a survey is given up; 3 by default, from 1 to 10.</summary>
    [Range(1, 10, ErrorMessage = "Set Surveys:MostAttempts from 1 to 10.")]
    public int MostAttempts { get; set; } = 3;

    /// <summary>How long a text is tried that the provider does not take for passing reasons; 2 days by default, from 1 hour to 14 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "14.00:00:00", ErrorMessage = "Set Surveys:GiveUpAfter from 01:00:00 to 14.00:00:00.")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(2);
}
