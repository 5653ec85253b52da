using System.Text;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Links;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Personal;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Features.Links;

/// <summary>Addresses of surveys' pages: which text has one, and what it leads to.</summary>
public sealed class SurveyLinks(SurveyLinkStore links, IOptions<SurveyLinkOptions> options, IOptions<PrivacyOptions> privacy)
{
    private readonly string? _address = string.IsNullOrEmpty(options.Value.Address) ? null : options.Value.Address.TrimEnd('/');
    private const int RemovedAtOnce = 16;

    private readonly SurveyTokens _tokens = new(Encoding.UTF8.GetBytes(privacy.Value.PhoneKeySecret));

    /// <summary>Whether the installation has pages at all.</summary>
    public bool AreOn => _address is not null;

    /// <summary>The address that a text has in it; <see langword="null"/> when it has none. The same for every text of a survey.</summary>
    /// <param name="purpose">What asks for an answer to all questions has one: the first text and the reminder.</param>
    public string? AddressIn(Store store, SurveyId survey, TextPurpose purpose) =>
        AreOn && store.SurveyLink && purpose is TextPurpose.Survey or TextPurpose.Reminder ? $"{_address}/{_tokens.Of(survey)}" : null;

    /// <summary>Lets the address of a survey lead to it, before its text leaves.</summary>
    public Task OpenAsync(SurveyLink link, CancellationToken cancellationToken) => links.PutAsync(_tokens.Of(link.Survey), link, cancellationToken);

    /// <summary>Whether a token is one of ours, known without a look at the storage.</summary>
    public bool Made(string text, out SurveyToken token) => SurveyToken.TryParse(text, out token) && _tokens.Made(token);

    /// <returns><see langword="null"/> when the link was forgotten.</returns>
    public Task<SurveyLink?> FindAsync(SurveyToken token, CancellationToken cancellationToken) => links.FindAsync(token, cancellationToken);

    /// <summary>Forgets the links of orders' surveys, as far as they have one.</summary>
    public Task ForgetAsync(StoreId store, IEnumerable<WorkOrderId> orders, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        orders,
        new ParallelOptions { MaxDegreeOfParallelism = RemovedAtOnce, CancellationToken = cancellationToken },
        async (order, token) => await links.RemoveAsync(_tokens.Of(new SurveyId(store, order)), token));
}
