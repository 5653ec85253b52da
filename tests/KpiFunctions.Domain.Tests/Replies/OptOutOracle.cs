using System.Text;

namespace KpiFunctions.Domain.Tests.Replies;

/// <summary>
/// Says, without anything of the parser or its vocabulary, whether a message can be an opt-out at all: keywords and stems
/// written down here from the design, looked for in a text folded by the framework.
/// </summary>
internal static class OptOutOracle
{
    /// <summary>Keywords that ask for an end of texts wherever they stand with little else.</summary>
    private static readonly string[] Keywords =
    [
        "stop", "unsub", "optout", "opt out", "opt-out", "arret", "arrêt", "退订", "退訂", "退 订", "退 訂", "td",
        "取消订阅", "取消訂閱", "停止订阅", "停止訂閱", "取消短信", "取消簡訊", "停止发", "停止發", "停止傳", "停止短信", "停止簡訊", "停止给", "停止給", "停止向",
        "拒收", "拒绝接收", "拒絕接收", "不再接收", "移除名單",
        "回t", "回复t", "回覆t", "回復t", "发t", "發t", "傳t", "发送t", "發送t", "傳送t",
    ];

    /// <summary>A refusal, and what is refused: both must be there.</summary>
    private static readonly string[] Refusals =
        ["别", "別", "不要", "不用", "勿", "不想", "不愿", "不願", "不需要", "不再", "dont", "do not", "dnt", "never", "no more", "no longer", "quit", "remove", "delete", "take", "把我", "将我", "將我"];

    private static readonly string[] Refused =
        ["发", "發", "傳", "推送", "寄", "收", "扰", "擾", "联系", "聯繫", "烦我", "煩我", "删", "刪", "移除", "去掉", "text", "msg", "messag", "sms", "contact", "txt", "spam", "email", "bother", "survey", "harass", " me", "my number", "my phone", "this number"];

    /// <summary>Everyday words and single letters: only as the whole message.</summary>
    private static readonly string[] Alone = ["t", "停止", "end", "quit", "cancel", "revoke"];

    public static bool Asks(string text)
    {
        var folded = Fold(text);
        return Contains(folded, Keywords)
            || Contains(folded.Replace(" ", "", StringComparison.Ordinal), Keywords)
            || (Contains(folded, Refusals) && Contains(folded, Refused))
            || IsAlone(folded);
    }

    private static bool Contains(string text, string[] words) =>
        Array.Exists(words, word => text.Contains(word, StringComparison.Ordinal));

    private static bool IsAlone(string text)
    {
        var letters = new string([.. text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return letters.Length > 0 && letters.Distinct().Count() == 1 && Alone.Contains(letters[0]) && (letters[0] != "t" || letters.Length == 1);
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark)
                || Rune.IsWhiteSpace(rune))
            {
                folded.Append(Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
            }
        }

        var apostrophes = folded.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant()
            .Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)
            .Replace("‘", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        return string.Join(' ', apostrophes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
