using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.Verification;

/// <summary>Computes a closed version anew from its basis and its facts, and holds everything that is stored of it against that.</summary>
internal sealed class VersionCheck(MonthProof proof, LedgerEntry close, bool isInForce)
{
    private readonly ClosedContent _content = close.Content!;
    private readonly string _partition = Keys.StoreMonth(proof.Month);

    /// <summary>What the version's facts give now; <see langword="null"/> when something is wrong before.</summary>
    internal ScoredMonth? Scored { get; private set; }

    /// <returns>The first difference; <see langword="null"/> when everything is the same, byte for byte.</returns>
    internal MonthDifference? Find()
    {
        var (difference, basis) = new BasisCheck(proof, close).Find();
        difference ??= CheckFacts(basis!) ?? Score(basis!) ?? CheckDocuments() ?? CheckCounts();
        return difference is null ? null : difference with { Entry = close.Number, Version = close.Version };
    }

    private string FactsTable => isInForce ? "WorkOrders" : "ClosedFacts";

    private IEnumerable<StoredRow> Facts =>
        isInForce ? proof.In("WorkOrders", _partition) : proof.In("ClosedFacts", Keys.ClosedVersion(proof.Month, close.Version));

    private MonthDifference? CheckFacts(MonthBasis basis)
    {
        var frozen = new FrozenFacts(Facts, _content.Cutoff);
        foreach (var asked in frozen.Questionnaires.Where(proof.Questions.ContainsKey).ToList())
        {
            frozen.Add(asked, proof.Questions[asked]);
        }

        var start = Keys.FrozenFactsStart(close.Version);
        var kept = proof.In("Bases", _partition).Where(r => r.Key.StartsWith(start, StringComparison.Ordinal)).OrderBy(r => r.Key, StringComparer.Ordinal).ToList();
        if (frozen.Digest != _content.FactsDigest)
        {
            return Name(frozen, string.Concat(kept.Select(BasisStore.DocumentOf)), basis);
        }

        var expected = BasisStore.FactsRows(proof.Month, close.Version, frozen.List()).ToList();
        return expected.Select(e => RowCheck.Find(e, kept.Find(k => k.Key == e.Key))).FirstOrDefault(d => d is not null) is { } difference
            ? difference with { Message = $"The list of the rows that the month was closed with was touched: {difference.Message}", Property = "facts" }
            : kept.Count > expected.Count
                ? RowCheck.Of(kept[^1], null, $"Row {kept[^1].Key} of table Bases was added to the list of the rows that the month was closed with.") with { Property = "facts" }
                : null;
    }

    /// <summary>Names the row of facts that was touched, and what it does to the scores when it does anything.</summary>
    private MonthDifference Name(FrozenFacts frozen, string list, MonthBasis basis)
    {
        var change = Readable.Of<object>(() => frozen.FirstChange(list)!).Value as (string Key, string? Column)?;
        if (change is { } listed && Facts.All(f => f.Key != listed.Key) && Facts.FirstOrDefault(f => FrozenRow.Of(f, _content.Cutoff)?.Key == listed.Key) is { } open)
        {
            change = listed with { Key = open.Key };
        }

        var where = change is { } found
            ? $"{(found.Column is { } cell ? $"column {cell} of " : string.Empty)}row {found.Key} of table {FactsTable} was changed, added or deleted"
            : $"table {FactsTable} has not the rows that it was closed with, and neither has the list of them in table Bases";
        var effect = Score(basis) is null ? CheckDocuments() : null;
        return (effect ?? new MonthDifference(string.Empty) { Property = "facts", Recorded = frozen.Digest, Recomputed = _content.FactsDigest }) with
        {
            Message = effect is null ? $"The facts are not those that the month was closed with: {where}." : $"The facts do not give the closed score any more: {where}.",
            Table = FactsTable,
            Row = change?.Key,
            Column = change?.Column,
        };
    }

    private MonthDifference? Score(MonthBasis basis)
    {
        var scored = Readable.Of(() =>
        {
            var records = MonthRecords.Of(Facts);
            foreach (var (asked, names) in proof.Questions)
            {
                records.Questions[QuestionnaireVersion.Parse(asked)] = names;
            }

            return ClosedMonths.Score(basis, records);
        });
        Scored = scored.Value;
        return scored.Value is null ? new($"The facts in table {FactsTable} cannot be read any more: {scored.Problem}") { Table = FactsTable, Property = "facts" } : null;
    }

    private MonthDifference? CheckDocuments()
    {
        var documents = ClosedScore.Of(Scored!.Scores);
        var expected = ScoreStore.RowsOf(proof.Month, close.Version, documents);
        var kept = proof.In("Scores", _partition)
            .Where(r => string.CompareOrdinal(r.Key, Keys.Score(close.Version, 0)) >= 0 && string.CompareOrdinal(r.Key, Keys.Score(close.Version + 1, 0)) < 0)
            .OrderBy(r => r.Key, StringComparer.Ordinal)
            .ToList();
        var message = ScoreStore.DigestOf(kept.Select(k => new ClosedScore(default, ScoreStore.DocumentOf(k)))) == _content.ScoresDigest
            ? "The facts do not give the closed score any more."
            : "The score document was changed after the close.";
        for (var i = 0; i < expected.Count; i++)
        {
            var row = kept.Find(k => k.Key == expected[i].Key);
            if (RowCheck.Find(expected[i], row) is { } difference)
            {
                return Explain(difference, documents[i], row is null ? null : ScoreStore.DocumentOf(row), message);
            }
        }

        return kept.FirstOrDefault(k => expected.All(e => e.Key != k.Key)) is { } added
            ? RowCheck.Of(added, null, $"Row {added.Key} of table Scores is none of the version's score documents.") with { Property = "scores" }
            : ScoreStore.DigestOf(documents) == _content.ScoresDigest
                ? null
                : new("The ledger has another digest of the scores.") { Property = "scores", Recorded = _content.ScoresDigest, Recomputed = ScoreStore.DigestOf(documents) };
    }

    private static MonthDifference Explain(MonthDifference difference, ClosedScore expected, string? kept, string message)
    {
        var named = difference with { StaffId = expected.StaffId.Value, Message = $"{message} {difference.Message}" };
        return kept is null || kept == expected.Document
            ? named
            : Readable.Of(() => JsonDifference.Find(kept, expected.Document)!).Value is { } inside
                ? named with { Property = inside.Path, Recorded = inside.Recorded, Recomputed = inside.Recomputed }
                : named;
    }

    private MonthDifference? CheckCounts()
    {
        // Records that come late are counted on and on; all others were frozen.
        var (old, anew) = (_content.Counts with { Late = 0 }, Scored!.Counts with { Late = 0 });
        return old == anew ? null : new("There are not as many facts as at the close.") { Property = "counts", Recorded = old.ToString(), Recomputed = anew.ToString() };
    }
}
