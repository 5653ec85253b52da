using System.ComponentModel.DataAnnotations;

namespace KpiFunctions.Features.Links;

/// <summary>Where customers find the page of their survey. Settings under <c>SurveyLinks:</c> (as environment variables: <c>SurveyLinks__Address</c>).</summary>
public sealed class SurveyLinkOptions
{
    public const string Section = "SurveyLinks";

    /// <summary>
    /// What stands before the token in texts: the app's own address with <c>/api/s</c>, or a shorter one that leads there. At most 80 characters, each of
    /// which costs in a text; https, and http on the own machine only. Default: none, then there are no links in texts and no pages.
    /// </summary>
    [MaxLength(80, ErrorMessage = "SurveyLinks__Address has at most 80 characters: each of them costs in every text.")]
    [RegularExpression(
        @"(https://[A-Za-z0-9.-]+|http://(localhost|127\.0\.0\.1))(:[0-9]{1,5})?(/[A-Za-z0-9._-]+)*/?",
        ErrorMessage = "Set SurveyLinks__Address to the https address of the pages without the token, such as https://kpi.example.com/api/s; leave it out for texts without links.")]
    public string? Address { get; set; }
}
