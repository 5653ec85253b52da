using System.Collections.Concurrent;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;

namespace KpiFunctions.Features.Questionnaires;

/// <summary>
/// Questionnaires by id and version, the shipped ones among them. A version never changes, so it is read once;
/// which one is the newest is asked again after an hour, so a new version takes that long to reach every instance.
/// </summary>
public sealed class QuestionnaireStore(Tables tables, TimeProvider time)
{
    private static readonly TimeSpan RememberedFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<QuestionnaireId, (Questionnaire Newest, long ReadAt)> _newest = new();
    private readonly ConcurrentDictionary<QuestionnaireVersion, Questionnaire> _versions = new();

    /// <exception cref="KeyNotFoundException">There is no such questionnaire.</exception>
    public async Task<Questionnaire> GetNewestAsync(QuestionnaireId id, CancellationToken cancellationToken) =>
        await FindNewestAsync(id, cancellationToken) ?? throw new KeyNotFoundException($"There is no questionnaire '{id}'.");

    public async Task<Questionnaire?> FindNewestAsync(QuestionnaireId id, CancellationToken cancellationToken)
    {
        if (_newest.TryGetValue(id, out var known) && time.GetElapsedTime(known.ReadAt) < RememberedFor)
        {
            return known.Newest;
        }

        return await ReadNewestAsync(id, cancellationToken);
    }

    /// <summary>The newest version, fresh from storage.</summary>
    public async Task<Questionnaire?> ReadNewestAsync(QuestionnaireId id, CancellationToken cancellationToken)
    {
        var newest = QuestionnairePresets.Find(id);
        await foreach (var row in tables.Questionnaires.PartitionAsync(id.Value, cancellationToken))
        {
            newest = QuestionnaireRow.Read(row);
        }

        if (newest is not null)
        {
            _newest[id] = (newest, time.GetTimestamp());
        }

        return newest;
    }

    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public async Task<Questionnaire> GetAsync(QuestionnaireVersion version, CancellationToken cancellationToken)
    {
        if (QuestionnairePresets.Find(version) is { } preset)
        {
            return preset;
        }

        if (_versions.TryGetValue(version, out var known))
        {
            return known;
        }

        return await tables.Questionnaires.FindAsync(version.Id.Value, Keys.Version(version.Number), cancellationToken) is { } row
            ? _versions[version] = QuestionnaireRow.Read(row)
            : throw new KeyNotFoundException($"There is no questionnaire {version}.");
    }

    /// <summary>Keeps a version that follows the newest one. The same again is the same.</summary>
    /// <returns>Why it cannot be kept; <see langword="null"/> when it was.</returns>
    public async Task<string?> TryAddAsync(Questionnaire questionnaire, CancellationToken cancellationToken)
    {
        var version = questionnaire.Version;
        var newest = await ReadNewestAsync(version.Id, cancellationToken);
        var json = QuestionnaireJson.Of(questionnaire).Write();
        if (version.Number <= newest?.Version.Number)
        {
            return QuestionnaireJson.Of(await GetAsync(version, cancellationToken)).Write() == json
                ? null
                : $"Version {version.Number} of questionnaire '{version.Id}' exists with other content and never changes. Save it as version {newest.Version.Number + 1}.";
        }

        if (version.Number != (newest?.Version.Number ?? 0) + 1)
        {
            return $"The next version of questionnaire '{version.Id}' is {(newest?.Version.Number ?? 0) + 1}.";
        }

        if (!await tables.Questionnaires.TryAddAsync(QuestionnaireRow.From(version, json), cancellationToken))
        {
            return $"Somebody else saved version {version.Number} of questionnaire '{version.Id}' at the same moment. Look at it, and save yours as the next one.";
        }

        _newest[version.Id] = (questionnaire, time.GetTimestamp());
        return null;
    }

    /// <exception cref="ProblemException">There is no such questionnaire.</exception>
    public async Task RequireAsync(QuestionnaireId id, CancellationToken cancellationToken)
    {
        if (await FindNewestAsync(id, cancellationToken) is null)
        {
            throw new ProblemException(Problems.Invalid(
                $"There is no questionnaire '{id}'. Create it first with PUT /api/questionnaires/{id}, or use one of {string.Join(", ", QuestionnairePresets.All.Select(q => q.Version.Id))}."));
        }
    }
}
