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
        "stop", "unsub", "optout", "opt out", "opt-out", "arret", "arrêt", "opt me out", "unscribe", "un-subscribe", "un subscribe", "unsuscribe", "unsubcribe", "unsbscribe", "退订", "退訂", "退 订", "退 訂", "td",
        "取消订阅", "取消訂閱", "停止订阅", "停止訂閱", "取消短信", "取消簡訊", "停止发", "停止發", "停止傳", "停止短信", "停止簡訊", "停止给", "停止給", "停止向",
        "关闭短信", "關閉簡訊", "關閉短訊", "取消短訊", "取消推送", "关闭推送", "關閉推送", "停止骚扰", "停止騷擾", "停止联系", "停止聯繫", "停止推送", "停止打扰", "停止打擾", "拒收", "拒绝接收", "拒絕接收", "不再接收", "移除名單",
        "回t", "回复t", "回覆t", "回復t", "发t", "發t", "傳t", "发送t", "發送t", "傳送t",
    ];

    /// <summary>A refusal, and what is refused: both must be there.</summary>
    private static readonly string[] Refusals =
        ["别", "別", "不要", "不用", "勿", "不想", "不愿", "不願", "不需要", "不再", "甭", "莫", "不必", "不准", "不许", "不許", "不得", "休", "不收", "不接", "拒接", "唔好", "唔使", "唔駛", "唔准", "唔想", "唔要", "唔需要", "冇需要", "咪", "删", "刪", "移除", "去掉", "取消", "关", "關", "停", "终止", "終止", "enough", "erase", "lose", "block", "drop", "dont", "do not", "dnt", "never", "no more", "no longer", "quit", "remove", "delete", "take", "把我", "将我", "將我"];

    private static readonly string[] Refused =
        ["发", "發", "傳", "短信", "簡訊", "短訊", "信息", "訊息", "通知", "whatsapp", "inbox", "密我", "私訊", "line", "推送", "寄", "收", "扰", "擾", "联系", "聯繫", "烦我", "煩我", "删", "刪", "移除", "去掉", "send", "text", "msg", "messag", "sms", "contact", "txt", "spam", "email", "bother", "survey", "harass", "打", "电话", "電話", "来电", "來電", "吵", "嘈", "搵", "煩", "订阅", "訂閱", "服务", "服務", "回访", "回訪", "名单", "名單", "号", "號", "call", "phone", "ring", "mobile", "details", "list", " us", " me", "my number", "my no", "my phone", "this number"];

    /// <summary>Everyday words and single letters: only as the whole message.</summary>
    private static readonly string[] Alone =
        ["t", "停止", "end", "quit", "cancel", "revoke", "退", "退汀", "退定", "退丁", "退釘", "退钉", "推订", "推訂", "褪订", "褪訂", "腿订", "腿訂", "tuiding", "退短信", "退簡訊", "stpo", "sotp", "stp", "stoop", "stopo", "sstop", "satop"];

    /// <summary>What may stand beside one of them.</summary>
    private static readonly string[] Courtesies =
    [
        "thank you so much", "thank you very much", "thank you", "thanks a lot", "many thanks", "thanks", "thankyou", "thx", "ty", "cheers", "please", "pls", "plz",
        "kindly", "right now", "at once", "straight away", "for good", "forever", "would you", "will you", "can you", "could you", "now", "immediately", "already", "right away", "hi", "hello", "hey", "dear", "regards", "good morning", "good evening", "good afternoon", "i said", "asap",
        "谢谢配合", "謝謝配合", "谢谢你们", "謝謝你們", "谢谢", "謝謝", "感谢", "感謝", "多谢", "多謝", "请你们", "請你們", "请", "請", "麻烦", "麻煩", "您", "你们", "你們", "你", "好的", "好",
        "辛苦了", "辛苦", "唔該", "我要", "以后", "以後", "现在", "現在", "马上", "馬上", "立即", "立刻", "赶紧", "趕緊", "赶快", "趕快", "快点", "快點", "帮我", "幫我", "帮忙", "幫忙", "拜托", "拜託", "申请", "申請", "我想", "千万", "千萬", "永远", "永遠", "了", "啦", "非常", "十分", "我", "嗯", "恩", "收到", "亲", "親",
    ];

    /// <summary>Why somebody wants no texts: behind one of them that opens the message.</summary>
    private static readonly string[] Reasons =
    [
        "烦", "煩", "骚扰", "騷擾", "打扰", "打擾", "打搅", "打攪", "扰民", "擾民", "吵", "滚", "滾", "拉黑", "屏蔽", "再打来", "再打來", "再发", "再發", "没完", "沒完", "有完", "垃圾短信", "垃圾簡訊", "一天到晚", "天天", "老发", "老發", "老是", "够了", "夠了",
        "错", "錯", "不感兴趣", "不感興趣", "没兴趣", "沒興趣", "不需要", "用不着", "用不著", "不是我", "唔係我", "我唔係", "唔識你", "不是本人", "不认识", "不認識", "卖了", "賣", "没空", "沒空", "没时间", "沒時間", "频繁", "頻繁", "流量", "国外", "國外", "开会", "開會", "睡觉", "睡覺", "收皮", "收聲", "死", "妈的", "媽的", "他妈", "他媽", "废物", "廢物", "傻", "脸", "臉", "街", "屌", "倒闭", "倒閉",
        "wrong", "not interested", "no interest", "not my", "not me", "sold", "already", "never asked", "do not call", "enough", "too many", "every day", "all day", "busy", "at work", "driving", "dont know", "who gave", "how did you get",
        "annoy", "spam", "leave me", "go away", "harass", "fed up", "sick of", "get lost", "bugger", "piss", "bother", "block", "report you", "fuck", "suck", "shit", "idiot", "shame", "get lost",
    ];

    public static bool Asks(string text)
    {
        var folded = Fold(text);
        return Contains(folded, Keywords)
            || Contains(folded.Replace(" ", "", StringComparison.Ordinal), Keywords)
            || (Contains(folded, Refusals) && Contains(folded, Refused))
            || IsAlone(folded)
            || (Array.Exists(Alone, word => Opened(Without(folded)).StartsWith(word, StringComparison.Ordinal)) && Contains(folded, Reasons));
    }

    private static bool Contains(string text, string[] words) =>
        Array.Exists(words, word => text.Contains(word, StringComparison.Ordinal));

    private static bool IsAlone(string text)
    {
        var letters = System.Text.RegularExpressions.Regex.Replace(text, @"[^\p{L}\p{Nd}]|(?<=\p{IsCJKUnifiedIdeographs})(?=[a-z])|(?<=[a-z])(?=\p{IsCJKUnifiedIdeographs})", " ");
        var words = Without(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.Distinct().Count() == 1 && Alone.Contains(words[0]) && (words[0] != "t" || words.Length == 1);
    }

    /// <summary>The text from its first letter or digit on: no mark and no face before it matters.</summary>
    private static string Opened(string text) => string.Concat(text.SkipWhile(c => !char.IsLetterOrDigit(c)));

    private static string Without(string letters)
    {
        foreach (var courtesy in Courtesies.OrderBy(courtesy => char.IsAscii(courtesy[0])))
        {
            letters = char.IsAscii(courtesy[0])
                ? string.Join(' ', $" {letters} ".Split($" {courtesy} "))
                : letters.Replace(courtesy, " ", StringComparison.Ordinal);
        }

        return letters;
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
