using System.Security.Cryptography;
using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using NodaTime.Text;

namespace KpiFunctions.Features.Scores;

/// <summary>The canonical JSON of results: the body of the scores endpoints, what a closed month keeps, and what its digest is made over.</summary>
public static class ScoreJson
{
    /// <summary>One result with its digest.</summary>
    /// <param name="score">The result.</param>
    /// <param name="state">Whether the month is closed.</param>
    /// <param name="group">Place within the role across the group, when known.</param>
    public static byte[] Write(StaffScore score, ScoreState state, ScoreRank? group = null)
    {
        var digest = DigestOf(score, state);
        return CanonicalJson.Write(json => ResultJson.Write(json, score, state, digest, group));
    }

    /// <summary>A result in words: <c>{ lang, summary, lines, adjustments, awards, payout }</c>.</summary>
    public static byte[] WriteExplanation(StaffScore score, Language language) =>
        CanonicalJson.Write(json => ExplanationJson.Write(json, score, ScoreExplainer.Explain(score, language)));

    /// <summary>A result and behind it, as <c>explanation</c>, the same in words.</summary>
    /// <param name="document">The result as <see cref="Write"/> made it; it keeps its bytes.</param>
    /// <param name="score">What the document was made from.</param>
    /// <param name="language">Language of the words.</param>
    public static byte[] WithExplanation(ReadOnlyMemory<byte> document, StaffScore score, Language language) =>
        [.. document.Span[..^1], .. ",\"explanation\":"u8, .. WriteExplanation(score, language), .. "}"u8];

    /// <summary>
    /// "sha256:" and the hex digits over the canonical bytes of the result without its digest and without its place in the group,
    /// which other stores can still change.
    /// </summary>
    public static string DigestOf(StaffScore score, ScoreState state) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(json => ResultJson.WriteUnsigned(json, score, state))));

    /// <summary>A store-month: <c>{ storeId, month, state, version, scores, unscored: [ { staffId, days, reason } ] }</c>.</summary>
    /// <param name="month">The store-month.</param>
    /// <param name="state">Whether the month is closed.</param>
    /// <param name="version">Number of the close; 0 before the first one.</param>
    /// <param name="results">Results as <see cref="Write"/> made them, by scheme and rank.</param>
    /// <param name="unscored">Who was in the store that month and has no result.</param>
    public static byte[] WriteMonth(
        StoreMonth month, ScoreState state, int version, IEnumerable<ReadOnlyMemory<byte>> results, IReadOnlyList<UnscoredStaff> unscored) =>
        WriteMonth(month, staffId: null, state, version, results, unscored);

    /// <summary>The results of somebody who changed their role in mid-month: <c>{ storeId, month, staffId, state, version, scores }</c>.</summary>
    /// <inheritdoc cref="WriteMonth(StoreMonth, ScoreState, int, IEnumerable{ReadOnlyMemory{byte}}, IReadOnlyList{UnscoredStaff})"/>
    public static byte[] WriteParts(StoreMonth month, StaffId staffId, ScoreState state, int version, IEnumerable<ReadOnlyMemory<byte>> results) =>
        WriteMonth(month, staffId, state, version, results, unscored: null);

    internal static string WordOf(ScoreState state) => state == ScoreState.Closed ? "closed" : "provisional";

    private static byte[] WriteMonth(
        StoreMonth month, StaffId? staffId, ScoreState state, int version, IEnumerable<ReadOnlyMemory<byte>> results, IReadOnlyList<UnscoredStaff>? unscored) =>
        CanonicalJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("storeId", month.StoreId.Value);
            json.WriteString("month", YearMonthPattern.Iso.Format(month.Month));
            if (staffId is { } staff)
            {
                json.WriteString("staffId", staff.Value);
            }

            json.WriteString("state", WordOf(state));
            json.WriteNumber("version", version);
            json.WriteStartArray("scores");
            foreach (var result in results)
            {
                json.WriteRawValue(result.Span, skipInputValidation: true);
            }

            json.WriteEndArray();
            if (unscored is not null)
            {
                json.WriteList("unscored", unscored, WriteUnscored);
            }

            json.WriteEndObject();
        });

    private static void WriteUnscored(Utf8JsonWriter json, UnscoredStaff unscored)
    {
        json.WriteStartObject();
        ResultJson.WriteStaff(json, unscored.Staff);
        json.WriteString("reason", unscored.Reason);
        json.WriteEndObject();
    }
}
