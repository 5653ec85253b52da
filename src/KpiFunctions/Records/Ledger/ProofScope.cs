using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Ledger;

/// <summary>
/// What of the stored rows of a closed month is proven, and what is not. All cells are, but those that stand here: they may change after the close,
/// and decide nothing. The same list is in the guide for auditors; a test compares the two, and another one changes every cell.
/// </summary>
public static class ProofScope
{
    private const string Erasable = "erased when its time is over, or when the customer asks for it";
    private const string Words = "words of staff, which can be erased; no score is made of them";
    private const string News = "news of a text that came after the close; what counts of it is proven by when it left and failed";
    private const string Tries = "number of the try to close the month that may write here; decides nothing";
    private const string Late = "came after the close; not scored";

    private static readonly string[] Personal = ["Phone", "ErasedContact", "Text", "WholeText", "Comment", "Note", "Example", "Evidence", "Record", "StepWords"];

    public static IReadOnlyList<OutsideProof> Outside { get; } =
    [
        new("WorkOrders", Keys.Order, ["Phone", "PhoneInvalid", "PhoneErasedAt", "ErasedContact"], Erasable),
        new("WorkOrders", Keys.Order, SurveyNews, News),
        new("WorkOrders", Keys.Answer, ["Text", "WholeText", "Comment", "TextErasedAt", "ErasedContact"], Erasable),
        new("WorkOrders", LateAnswer, [], Late),
        new("WorkOrders", LateReview, ["ReviewRatings", "ReviewedBy", "ReviewedAt"], Late),
        new("WorkOrders", Keys.Complaint, ["Text", "Record", "StepWords", "TextErasedAt"], Erasable),
        new("WorkOrders", Keys.Figure, ["Note", "TextErasedAt"], Words),
        new("WorkOrders", Keys.Rating, ["Example", "TextErasedAt"], Words),
        new("WorkOrders", Keys.CustomerFact, ["Evidence", "TextErasedAt"], Words),
        new("WorkOrders", Keys.Late, [], Late),
        new("WorkOrders", Keys.LateFact, [], Late),
        new("WorkOrders", Keys.MonthGate, ["Attempt", "LateSince"], "notes of the try that closed it; decide nothing"),
        new("Ledger", Keys.Try, [], Tries),
        new("Bases", Keys.Try, [], Tries),
        new("Scores", Keys.Try, [], Tries),
        new("WorkOrders", Keys.Moved, [], "where an order went that is in another month now"),
    ];

    /// <summary>An answer that came after the close, beside those that came in time.</summary>
    private const string LateAnswer = "late answer";

    /// <summary>An answer in time that a person read after the close.</summary>
    private const string LateReview = "answer, read late";

    private static string[] SurveyNews =>
    [
        "SurveyState", "SurveyDueAt", "SurveyMessageId", "SurveyExclusion", "SurveyFailure", "SurveySegments", "SurveyCost", "SurveyRemindedAt",
        "SurveySilentAt", "SurveyLeftAlone", "SurveyOtherTexts", "SurveyHasReply", "SurveyIsWaiting",
    ];

    /// <summary>Whether a cell is among those that nothing proves.</summary>
    /// <param name="column"><see langword="null"/> for the whole row.</param>
    public static bool IsOutside(StoredRow row, string? column) => RuleOf(row).Any(r => r.Columns.Count == 0 || (column is not null && r.Columns.Contains(column)));

    /// <summary>A row with what of it is proven.</summary>
    internal static StoredRow Of(StoredRow row)
    {
        var outside = RuleOf(row).SelectMany(r => r.Columns).ToHashSet(StringComparer.Ordinal);
        return row with
        {
            Cells = new SortedDictionary<string, object>(
                row.Cells.Where(c => !outside.Contains(c.Key)).ToDictionary(c => c.Key, c => c.Value), StringComparer.Ordinal),
        };
    }

    /// <summary>A row without numbers and words of customers, for a file that leaves the house; it is read as one whose time is over.</summary>
    internal static StoredRow WithoutPersonalData(StoredRow row)
    {
        var cells = new SortedDictionary<string, object>(row.Cells.ToDictionary(), StringComparer.Ordinal);
        var isAnswer = KindsOf(row).First() == Keys.Answer;
        foreach (var column in Personal.Where(c => isAnswer || IsOutside(row, c)))
        {
            if (cells.Remove(column) && column == "Text")
            {
                cells["TextErasedAt"] = row.Cells.GetValueOrDefault("ReceivedAt") ?? DateTimeOffset.UnixEpoch;
            }
        }

        return row with { Cells = cells };
    }

    private static IEnumerable<OutsideProof> RuleOf(StoredRow row)
    {
        // A copy of a closed version's facts is what the month itself was.
        var table = row.Table == "ClosedFacts" ? "WorkOrders" : row.Table;
        return Outside.Where(o => o.Table == table && (o.Rows.Length == 0 || KindsOf(row).Contains(o.Rows)));
    }

    private static IEnumerable<string> KindsOf(StoredRow row)
    {
        var kind = row.Table is "WorkOrders" or "ClosedFacts" ? Keys.KindOf(row.Key) : row.Key.Split('|')[0];
        yield return kind;
        if (kind == Keys.Answer && row.Cells.GetValueOrDefault("Late") is true)
        {
            yield return LateAnswer;
        }

        if (kind == Keys.Answer && row.Cells.GetValueOrDefault("ReviewLate") is true)
        {
            yield return LateReview;
        }
    }
}
