using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;

namespace KpiFunctions.Features.Schemes;

/// <summary>Reads the awards of a scheme.</summary>
internal static class AwardParser
{
    internal static Award Read(JsonFields fields)
    {
        fields.Require("reward", "an object with 'type' and 'value'");
        var award = new Award
        {
            Id = fields.Text("id"),
            Title = SchemeParser.ReadText(fields, "title"),
            All = fields.Objects("all", ReadCondition),
            TopPercent = fields.OptionalNumber("topPercent"),
            BestBalance = fields.Object("bestBalance") is { } balance ? ReadBalance(balance) : null,
            Best = fields.Has("best") ? fields.Word("best", SchemeWords.AwardPeriods, AwardPeriod.Month) : null,
            Reward = fields.Object("reward") is { } reward ? ReadReward(reward) : new Reward.Label(string.Empty),
        };
        fields.Finish();
        return award;
    }

    private static AwardCondition ReadCondition(JsonFields fields)
    {
        var condition = new AwardCondition(fields.Text("metric"), RuleParser.ReadBound(fields) ?? Bound.AtLeast(0));
        fields.Finish();
        return condition;
    }

    private static BalanceOf ReadBalance(JsonFields fields)
    {
        fields.Require("quality", "a list of items");
        var balance = new BalanceOf(fields.Text("volume"), fields.Texts("quality"), fields.OptionalNumber("flagBeyond"), fields.OptionalNumber("bonusCut"));
        fields.Finish();
        return balance;
    }

    private static Reward ReadReward(JsonFields fields)
    {
        var type = fields.Text("type");
        Reward reward = type switch
        {
            "percentOfWage" => new Reward.PercentOfWage(fields.Number("value")),
            "amount" => new Reward.Amount(fields.Number("value")),
            "certificate" => new Reward.Certificate(fields.Text("value")),
            "label" => new Reward.Label(fields.Text("value"), SchemeParser.ReadText(fields, "title")),
            _ => new Reward.Label(string.Empty),
        };
        if (type is not ("percentOfWage" or "amount" or "certificate" or "label"))
        {
            fields.Take("value");
            fields.Take("title");
            fields.NoteUnreadable(fields.PathOf("type"), $"There is no reward '{type}'; there are percentOfWage, amount, label, certificate.");
        }

        fields.Finish();
        return reward;
    }
}
