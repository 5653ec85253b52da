using System.Buffers;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records;

/// <summary>Names one answer of a customer in the API.</summary>
/// <param name="Received">When it was received, as its key has it.</param>
/// <param name="Hash">Stands for the provider's id of the message.</param>
public readonly record struct ReplyId(SurveyId Survey, string Received, string Hash)
{
    // Allowed in a route and in no id.
    private const char Separator = '~';

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static ReplyId Of(SurveyId survey, SurveyAnswer answer) => new(survey, KeyText.Sortable(answer.ReceivedAt), KeyText.Hash(answer.EventId));

    public static bool TryParse(string text, out ReplyId id)
    {
        id = default;
        if (text.Split(Separator) is not [var store, var order, { Length: 17 } received, { Length: 32 } hash]
            || !SurveyId.TryParse($"{store}/{order}", out var survey)
            || received.AsSpan().ContainsAnyExceptInRange('0', '9')
            || hash.AsSpan().ContainsAnyExcept(Hex))
        {
            return false;
        }

        id = new ReplyId(survey, received, hash);
        return true;
    }

    public override string ToString() => string.Join(Separator, Survey.StoreId, Survey.WorkOrderId, Received, Hash);
}
