namespace KpiFunctions.LocalHost.Demo;

/// <summary>What made-up customers write: digits, words, both, and things that are no answer at all.</summary>
internal static class DemoAnswers
{
    private static readonly IReadOnlyList<string>[] Chinese =
    [
        ["1", "1分", "1 修了两次还是响，我要投诉", "非常不满意", "1分，等了一整天没人理", "差评，态度太差"],
        ["2", "2分", "不满意", "2 说好下午取车，拖到晚上", "2分 价格太贵"],
        ["3", "3", "一般", "3分", "三分", "还行"],
        ["4", "4", "4分", "满意", "４", "四分", "4 服务不错，就是等得久"],
        ["5", "5", "5", "5分", "非常满意", "五分", "很满意", "５分", "5 师傅很专业", "5分 谢谢小陈"],
    ];

    private static readonly IReadOnlyList<string>[] English =
    [
        ["1", "1 - came back with the same fault, I want to complain", "very dissatisfied", "1 rude at the desk"],
        ["2", "2", "dissatisfied", "2 too expensive for what was done"],
        ["3", "3", "average", "3 points"],
        ["4", "4", "satisfied", "4, good work but a long wait"],
        ["5", "5", "5", "very satisfied", "5 stars", "5 excellent, thank you", "5."],
    ];

    /// <summary>A person must read these: no number can be taken from them with certainty.</summary>
    private static readonly IReadOnlyList<string> Unclear =
        ["谢谢", "4点到店里取车可以吗", "1-5是什么意思", "没有不满意", "你是谁", "ok", "call me please", "4 or 5", "👍"];

    private static readonly IReadOnlyList<string> Stop = ["T", "TD", "退订", "STOP", "回T退订", "别再发了"];

    /// <summary>An answer that means a rating of 1 to 5.</summary>
    public static string Rating(DemoRandom random, int rating, bool english) => random.Pick((english ? English : Chinese)[rating - 1]);

    public static string Ambiguous(DemoRandom random) => random.Pick(Unclear);

    public static string OptOut(DemoRandom random) => random.Pick(Stop);

    /// <summary>A second answer of somebody who mistyped the first.</summary>
    public static string Correction(int rating, bool english) => english ? $"{rating} sorry, wrong digit before" : $"{rating}分 刚才按错了";
}
