using System.Globalization;
using KpiFunctions.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using NodaTime;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>The words of the pages in one language.</summary>
internal sealed record PageWords(Language Language)
{
    private static readonly Wording[] Scale =
    [
        new("非常不满意", "非常不滿意", "Very dissatisfied"), new("不满意", "不滿意", "Dissatisfied"), new("一般", "一般", "Fair"),
        new("满意", "滿意", "Satisfied"), new("非常满意", "非常滿意", "Very satisfied"),
    ];

    internal string Tag => Language switch
    {
        Language.ZhCn => "zh-CN",
        Language.ZhTw => "zh-TW",
        _ => "en",
    };

    internal string Title => Say("服务评价", "服務評價", "Your rating");

    internal string Next => Say("下一题", "下一題", "Next");

    internal string Comment => Say("想说的话（可不填）", "想說的話（可不填）", "Anything else? (optional)");

    internal string Send => Say("提交", "送出", "Send");

    internal string Stop => Say("不再接收短信", "不再接收簡訊", "Send me no more texts");

    internal string StopNote => Say(
        "按此键后，我们不再给您发短信，与回复“退订”相同。", "按此鍵後，我們不再傳簡訊給您，與回覆「退訂」相同。", "This stops our texts to you, just like the reply STOP.");

    internal string AnsweredBefore => Say(
        "我们已收到您的回答。再次提交时，以最后一次为准。", "我們已收到您的回答。再次送出時，以最後一次為準。", "We have an answer of yours. If you send another one, the last one counts.");

    internal string Late => Say(
        "回答的期限已过：您的意见会转给门店，但不再计入评分。", "回答的期限已過：您的意見會轉給門店，但不再計入評分。", "The time for answers is over: the store will read what you say, but it is not counted any more.");

    internal string Missing => Say("还有问题没有选择：", "還有問題沒有選擇：", "Not everything is answered yet:");

    internal string Choose => Say("请选择 1 到 5", "請選擇 1 到 5", "Please choose 1 to 5");

    internal string TooLong => Say(
        $"留言太长，请缩短到 {SurveyForm.LongestComment} 个字以内。", $"留言太長，請縮短到 {SurveyForm.LongestComment} 個字以內。", FormattableString.Invariant($"Your words are too long. Please keep them below {SurveyForm.LongestComment:N0} characters."));

    internal string Thanks => Say("谢谢，您的回答已收到。", "謝謝，您的回答已收到。", "Thank you. We have your answer.");

    internal string ThanksLate => Say(
        "谢谢，您的意见会转给门店。回答的期限已过，不再计入评分。", "謝謝，您的意見會轉給門店。回答的期限已過，不再計入評分。", "Thank you. The store will read it. It came too late to be counted.");

    internal string Stopped => Say(
        "您已退订，我们不再给您发短信。如需恢复，请回复短信：恢复订阅", "您已退訂，我們不再傳簡訊給您。如需恢復，請回覆簡訊：恢復訂閱", "You get no more texts from us. To undo that, answer one of them with START.");

    internal string Nothing => Say(
        "此链接无效或已过期。您可以直接回复收到的短信。", "此連結無效或已過期。您可以直接回覆收到的簡訊。", "This link is not valid, or not any more. You can answer the text that you got instead.");

    internal string Slower => Say("访问过于频繁，请稍后再试。", "存取過於頻繁，請稍後再試。", "Too many tries. Please wait a minute.");

    internal string Busy => Say("暂时无法处理，请稍后再试。", "暫時無法處理，請稍後再試。", "We cannot take that just now. Please try again in a moment.");

    internal string TooLarge => Say("提交的内容过大，请缩短后再试。", "送出的內容過大，請縮短後再試。", "That is too much at once. Please shorten it and try again.");

    internal string ScaleOf(int rating) => Scale[rating - 1].In(Language);

    internal string ServiceOf(LocalDate day) => Language switch
    {
        Language.En => string.Create(CultureInfo.InvariantCulture, $"Service of {day:d MMMM uuuu}"),
        Language.ZhTw => string.Create(CultureInfo.InvariantCulture, $"{day:uuuu'年'M'月'd'日'}的服務"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{day:uuuu'年'M'月'd'日'}的服务"),
    };

    /// <summary>In the first language of the browser that there are words for.</summary>
    /// <param name="otherwise">The language when there is none.</param>
    internal static PageWords For(HttpRequest request, Language otherwise) => new(
        new RequestHeaders(request.Headers).AcceptLanguage
            .Where(l => l.Quality is not 0)
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => LanguageOf(l.Value.ToString()))
            .FirstOrDefault(l => l is not null) ?? otherwise);

    private static Language? LanguageOf(string tag) =>
        Wording.LanguageOf(tag)
        ?? (tag.StartsWith("zh-Hant", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("zh-MO", StringComparison.OrdinalIgnoreCase) ? Language.ZhTw
            : tag.StartsWith("zh-", StringComparison.OrdinalIgnoreCase) ? Language.ZhCn
            : tag.StartsWith("en-", StringComparison.OrdinalIgnoreCase) ? Language.En
            : null);

    private string Say(string zhCn, string zhTw, string en) => new Wording(zhCn, zhTw, en).In(Language);
}
