namespace KpiFunctions.LocalHost.Demo;

/// <summary>What the customers of the made-up month answer, should they be asked.</summary>
internal sealed class DemoReplies(DemoRandom random)
{
    private readonly List<DemoReply> _replies = [];

    public IReadOnlyList<DemoReply> Generate(IEnumerable<DemoOrder> orders)
    {
        foreach (var order in orders.Where(o => o.CompletedAt is not null))
        {
            Answer(order);
        }

        return _replies;
    }

    private void Answer(DemoOrder order)
    {
        // Two of three answer; the rest stays silent.
        if (!random.Chance(0.67))
        {
            return;
        }

        var english = order.Store.Locale == "en" && random.Chance(0.6);
        var kind = random.Unit();
        var text = kind switch
        {
            < 0.025 => DemoAnswers.OptOut(random),
            < 0.07 => DemoAnswers.Ambiguous(random),
            _ => DemoAnswers.Rating(random, Rating(order), english),
        };
        var delay = Delay();
        _replies.Add(new DemoReply(order.Id, delay, text));
        if (kind >= 0.07 && random.Chance(0.02))
        {
            _replies.Add(new DemoReply(order.Id, delay + random.Between(1, 10), DemoAnswers.Correction(Rating(order), english)));
        }
    }

    /// <summary>What the work was like, and the mood of the day.</summary>
    private int Rating(DemoOrder order)
    {
        var mood = order.Impression + ((random.Unit() - 0.5) * 0.5);
        return mood switch
        {
            > 0.80 => 5,
            > 0.62 => 4,
            > 0.50 => 3,
            > 0.40 => 2,
            _ => 1,
        };
    }

    /// <summary>Minutes from the text to the answer: most within two hours, some the same day, a few after days.</summary>
    private int Delay() => random.Unit() switch
    {
        < 0.65 => random.Between(1, 120),
        < 0.92 => random.Between(120, 1440),
        _ => random.Between(1440, 6 * 1440),
    };
}

/// <summary>A made-up answer.</summary>
internal sealed record DemoReply(string OrderId, int DelayMinutes, string Text);
