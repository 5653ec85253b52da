using KpiFunctions.Domain.Replies;

namespace KpiFunctions.Domain.Tests.Replies;

/// <summary>Kinds of messages that were misread, each held by everything that its parts make together; single ones stand in the table.</summary>
public class ReplyKindTests
{
    private static readonly ReplyQuestions Asked = new(1);

    private static readonly System.Buffers.SearchValues<char> QuotationMarks = System.Buffers.SearchValues.Create("\"“”「」\n");

    private static readonly string[] High = ["5", "5分", "五星", "4分", "非常满意", "很滿意", "满意", "好评", "5 stars", "very satisfied", "satisfied"];

    private static readonly string[] Faults =
        ["没修好", "还是漏水", "又坏了", "空调还是不制冷", "問題沒解決", "仲係漏水", "越修越坏", "still broken", "not fixed", "it broke again", "same problem again"];

    private static readonly string[] Repairs = ["修好了", "漏水修好了", "異響沒了", "不漏了", "故障已经排除了", "the noise is gone", "fixed the leak", "no more leaks"];

    private static readonly string[] Praise = ["师傅很热情", "非常好", "服务一流", "技術很好", "師傅好專業", "超讚", "great service", "very friendly", "highly recommended"];

    private static readonly string[] Abuse = ["垃圾", "太差了", "骗子", "黑店", "爛透了", "呃人", "态度恶劣", "terrible", "rubbish", "what a joke", "waste of money"];

    private static readonly string[] Marks = ["，", ", ", "。", "！", "\n"];

    [Fact]
    public void What_takes_a_rating_back_leaves_none()
    {
        string[] takenBack = ["不可能", "才怪", "想得美", "别想了", "給不了", "是假的", "太高了", "还差一点", "冇可能", "no way", "dream on", "just kidding", "not a chance"];

        Each(High, [.. Marks, "", " "], takenBack, text => Parse(text) is Reply.Ambiguous);
    }

    [Fact]
    public void A_condition_or_an_exception_behind_full_praise_leaves_no_rating()
    {
        string[] full = ["5分", "五星", "非常满意", "很滿意", "满意", "5 stars", "very satisfied"];
        string[] bound = ["如果空调能凉的话", "前提是不再坏", "除非不收錢", "除了价格", "除咗收費", "if it lasts", "provided you refund me", "except the price"];

        Each(full, Marks, bound, text => Parse(text) is Reply.Ambiguous);
    }

    [Fact]
    public void A_repair_that_failed_takes_high_ratings_back_and_fits_low_ones()
    {
        Each(High, [.. Marks, "，但是", ", but "], Faults, text => Parse(text) is Reply.Ambiguous);
        Each(["1", "2分", "一星", "1 star"], Marks, Faults, text => Parse(text) is Reply.Ratings { Values: [1 or 2], Comment: not null });
    }

    [Fact]
    public void A_repair_that_ended_well_leaves_the_rating() =>
        Each(High, Marks, Repairs, text => Parse(text) is Reply.Ratings { Values: [4 or 5] });

    [Fact]
    public void Only_a_repair_that_failed_is_a_complaint()
    {
        Each(High, Marks, Faults, Complains);
        Each(High, Marks, Repairs, text => !Complains(text));
        Each(Faults, Marks, ["后来修好了", "最後修好了", "終於整好", "now fixed", "it is fixed now"], text => !Complains(text));
    }

    [Fact]
    public void A_defect_that_came_after_the_repair_is_not_hidden_by_it()
    {
        string[] later = ["第二天", "没两天就", "三天就", "不到一周又", "没多久", "之后", "後就", "回家", "過兩天"];

        Each(["修好", "换完", "弄好了", "裝好", "整好"], later, ["坏了", "漏水了", "不制冷", "壞了", "冒煙"], text => FailsAfter("5分，" + text));
        Each(["fixed it", "repaired"], [" and two days later it ", " but the next day it ", ", then it "], ["broke", "leaked", "died"], text => FailsAfter("5 stars, " + text));

        static bool FailsAfter(string text) => Parse(text) is Reply.Ambiguous && Complains(text);
    }

    [Fact]
    public void Praise_beside_a_low_digit_and_abuse_beside_a_high_one_turn_the_scale_around()
    {
        Each(["1", "1分", "2分", "一星", "1 star"], Marks, Praise, text => Parse(text) is Reply.Ambiguous);
        Each(["5", "5分", "4分", "五星", "5 stars"], Marks, Abuse, text => Parse(text) is Reply.Ambiguous);
        Each(["5", "5分", "五星", "5 stars"], Marks, Praise, text => Parse(text) is Reply.Ratings { Values: [5] });
        Each(["1", "1分", "一星", "1 star"], Marks, Abuse, text => Parse(text) is Reply.Ratings { Values: [1] });
    }

    [Fact]
    public void Numbers_that_count_points_rate_nothing()
    {
        string[] points = ["师傅热情", "空调不凉", "收费合理", "服務好", "有異音", "friendly staff", "door is loose"];
        foreach (var mark in (string[])[" ", ". ", "、", ") ", "：", "."])
        {
            Each(points, [" ", "，", "；", "\n"], points, text => Parse(text) is Reply.Ambiguous, (first, link, second) => $"1{mark}{first}{link}2{mark}{second}");
        }
    }

    [Fact]
    public void A_second_rating_is_not_swallowed_and_the_same_one_twice_is_one()
    {
        string[] subjects = ["前台", "师傅", "收费", "客服", "小李", "櫃檯", "環境"];
        for (var first = 1; first <= 5; first++)
        {
            for (var second = 1; second <= 5; second++)
            {
                Each(
                    subjects,
                    ["，", " ", "。", ""],
                    subjects,
                    text => first == second || Parse(text) is Reply.Ambiguous,
                    (one, link, other) => $"{one}{first}分{link}{other}{second}分");
            }

            Assert.Equal(new Reply.Ratings([first], null), Parse($"{first}分{first}分{first}分"));
        }
    }

    [Fact]
    public void A_negative_number_is_no_rating() =>
        Each(["", "师傅 ", "评价：", "I give ", "很差，"], ["-", "－", "−", "–"], ["1", "5", "5分", "3 分", "1星", "5 stars"], text => Parse(text) is Reply.Ambiguous);

    [Fact]
    public void Our_stop_letter_beside_an_answer_is_for_a_person_and_nothing_else()
    {
        Each(High, [.. Marks, " "], ["T", "t", "Ｔ"], text => Parse(text) is Reply.Ambiguous { Reason: AmbiguityReason.MaybeOptOut });
        Each(["T", "t"], [.. Marks, " "], High, text => Parse(text) is Reply.Ambiguous { Reason: AmbiguityReason.MaybeOptOut });
    }

    [Fact]
    public void A_stop_word_obeys_with_a_reason_and_with_courtesy()
    {
        string[] stops = ["退订", "退訂", "TD", "取消订阅", "别再发了", "不要再發簡訊", "唔好再發", "STOP", "unsubscribe", "stop texting me"];
        string[] reasons = ["烦死了", "打错了", "不需要", "我不是車主", "很煩", "wrong number", "not interested", "谢谢", "thanks"];

        Each(stops, Marks, reasons, text => Parse(text) is Reply.OptOut);
        Each(["请", "麻烦", "please ", "唔該"], [""], stops, text => Parse(text) is Reply.OptOut);
    }

    [Fact]
    public void A_wish_about_other_things_stops_no_texts() =>
        Each(
            ["不用再发了", "别发了", "別再傳了", "唔使再發", "don't send again", "stop sending these"],
            Marks,
            ["发票收到了", "照片看到了", "地址有了", "圖片收到了", "I got the invoice", "the photos arrived"],
            text => Parse(text) is Reply.Ambiguous);

    [Fact]
    public void An_opt_in_carries_the_answer_beside_it()
    {
        foreach (var start in (string[])["START", "UNSTOP", "恢复订阅", "重新訂閱"])
        {
            for (var rating = 1; rating <= 5; rating++)
            {
                Assert.Equal(new Reply.OptIn(new Reply.Ratings([rating], null)), Parse($"{start} {rating}"));
                Assert.Equal(new Reply.OptIn(new Reply.Ratings([rating], null)), Parse($"{rating}, {start}"));
            }

            Assert.Equal(new Reply.OptIn(new Reply.Ratings([5, 4, 3], null)), ReplyParser.Parse($"{start} 5 4 3", new ReplyQuestions(3)));
            Assert.Equal(new Reply.OptIn(null), ReplyParser.Parse($"{start} 5", new ReplyQuestions(3)));
        }
    }

    [Fact]
    public void What_a_telephone_quotes_is_not_the_customers()
    {
        foreach (var text in ReplyData.Replies.Select(reply => reply.Text).Where(text => text.Length > 0 && !text.AsSpan().ContainsAny(QuotationMarks)))
        {
            foreach (var reaction in (string[])["Liked “{0}”", "Disliked \"{0}\"", "赞了“{0}”", "喜欢“{0}”", "Laughed at “{0}”"])
            {
                var message = string.Format(System.Globalization.CultureInfo.InvariantCulture, reaction, text);
                Assert.True(Parse(message) is Reply.Ambiguous, message);
            }

            Assert.True(Parse("> " + text) is Reply.Ambiguous, text);
        }
    }

    [Fact]
    public void Consent_beside_a_digit_is_part_of_the_answer() =>
        Each(["5", "4分", "3", "五分"], ["，", " ", ", "], ["好", "可以", "行", "OK", "好的", "没问题", "yes", "sure"], text => Parse(text) is Reply.Ratings);

    [Fact]
    public void A_denial_reaches_over_trying_and_degree_and_not_over_another_failing()
    {
        string[] denials = ["没有", "没", "從來沒有", "冇", "not ", "never ", "didn't "];
        string[] tries = ["趁机", "额外", "任何", "故意", "隨便", "a bit ", "even slightly ", "try to "];
        string[] blames = ["敷衍", "多收费", "亂收費", "骗人", "rude", "overcharge me"];

        // One language a message.
        Each(denials, tries, blames, text => IsMixed(text) || !Complains(text));
        Each(["没修好", "沒發票", "没通知", "冇修好", "not fixed ", "nobody came "], ["还", "又", "就", "仲", "and ", "but "], blames, text => IsMixed(text) || Complains(text));

        static bool IsMixed(string text) => text.Any(char.IsAsciiLetter) && text.Any(c => c > '\u3400');
    }

    [Fact]
    public void Complaints_are_those_of_the_table() =>
        Assert.Empty(ReplyData.Complaints.Where(row => Complains(row.Text) != row.Complains).Select(row => row.Text));

    private static Reply Parse(string text) => ReplyParser.Parse(text, Asked);

    private static bool Complains(string text) => ScannedReply.Of(text, Asked.Vocabulary).Complains;

    private static void Each(string[] heads, string[] links, string[] tails, Predicate<string> holds, Func<string, string, string, string>? compose = null)
    {
        var texts = from head in heads from link in links from tail in tails select compose is null ? head + link + tail : compose(head, link, tail);

        var misread = texts.Where(text => !holds(text)).Select(text => $"{text.ReplaceLineEndings("\\n")}: {ReplyData.Describe(Parse(text))}").ToList();
        Assert.True(misread.Count == 0, $"{misread.Count} misread: {string.Join(" | ", misread.Take(60))}");
    }
}
