using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Explanations;

/// <summary>Says whose facts a number is made of; nothing where they are the person's own.</summary>
internal static class MeasuresWords
{
    internal static Wording Of(Measures measures) => measures switch
    {
        { Of: Measured.Person, Part: OrderPart.Technician } => Wording.Same(string.Empty),
        { Of: Measured.Person, Part: var part } => PartOf(part) is var who ? new($"以{who.ZhCn}身份：", $"以{who.ZhTw}身分：", $"As {who.En}: ") : default,
        { Of: Measured.Team, Part: OrderPart.Technician } => new("本人团队：", "本人團隊：", "Of the team: "),
        { Of: Measured.Team, Part: var part } => PartOf(part) is var who
            ? new($"本人团队（按{who.ZhCn}）：", $"本人團隊（按{who.ZhTw}）：", $"Of the team, by {who.En}: ")
            : default,
        { Of: Measured.Store } => new("全店：", "全店：", "Of the store: "),
        _ => throw new ArgumentOutOfRangeException(nameof(measures), measures, "Measures that nobody has words for."),
    };

    private static Wording PartOf(OrderPart part) => part switch
    {
        OrderPart.Advisor => new("接待顾问", "接待顧問", "advisor"),
        OrderPart.Inspector => new("质检员", "質檢員", "inspector"),
        OrderPart.Clerk => new("回访员", "回訪員", "callback clerk"),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part that nobody has words for."),
    };
}
