using System.Text;

namespace KpiFunctions.Domain.Tests.Replies;

/// <summary>Makes messages out of noise, out of words that matter put together at random, and out of real-looking replies with faults.</summary>
internal sealed class RandomMessages(int seed)
{
    private static readonly string[] Words =
    [
        "0", "1", "2", "3", "4", "5", "6", "10", "545", "１", "５", "五", "两", "十", "⑤", "5️⃣", "★", "☆", "⭐", "🌟",
        "分", "星", "颗星", "點", "点", "元", "次", "stars", "points", "out of 5", "five", "one",
        "满意", "滿意", "不满意", "非常", "很", "不", "没有", "一般", "还行", "差", "好", "好评", "satisfied", "not", "very", "good", "bad",
        "退订", "退訂", "T", "TD", "t", "stop", "STOP", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out",
        "arret", "别再发了", "不要再发短信", "别再", "不要", "发", "短信", "簡訊", "don't text me again", "text me", "stop texting me",
        "please", "START", "恢复订阅", "订阅", "取消", "恤", "the car stops", "bus stop", "他说", "如果", "或", "or", "吗",
        "师傅", "服务", "态度", "等太久", "谢谢", "您好", "给", "打", "评分", "我", "都", "thanks", "the service", "more minutes",
        " ", " ", " ", "，", ",", "。", ".", "、", "！", "？", "?", "\n", "-", "~", "/", ":", "（", "）", "…", "'", "👍", "😊", "\u200b", "\ufe0f",
    ];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _builder = new();

    public string Next() => _random.Next(4) switch
    {
        0 => Noise(),
        1 => Mixture(),
        _ => Mutation(),
    };

    private string Noise()
    {
        _builder.Clear();
        for (var left = _random.Next(40); left > 0; left--)
        {
            _builder.Append(Character());
        }

        return _builder.ToString();
    }

    private string Mixture()
    {
        _builder.Clear();
        for (var left = _random.Next(1, 9); left > 0; left--)
        {
            _builder.Append(Words[_random.Next(Words.Length)]);
        }

        return _builder.ToString();
    }

    private string Mutation()
    {
        _builder.Clear();
        _builder.Append(ReplyData.Replies[_random.Next(ReplyData.Replies.Count)].Text);
        for (var left = _random.Next(4); left > 0; left--)
        {
            Mutate();
        }

        return _builder.ToString();
    }

    private void Mutate()
    {
        var at = _random.Next(_builder.Length + 1);
        switch (_random.Next(7))
        {
            case 0:
                _builder.Insert(at, Character());
                break;
            case 1:
                _builder.Insert(at, Words[_random.Next(Words.Length)]);
                break;
            case 2 when at < _builder.Length:
                _builder.Remove(at, 1);
                break;
            case 3 when at < _builder.Length:
                _builder[at] = Character();
                break;
            case 4 when at < _builder.Length:
                _builder[at] = char.ToUpperInvariant(_builder[at]);
                break;
            case 5 when at < _builder.Length && _builder[at] is > ' ' and <= '~':
                _builder[at] = (char)(_builder[at] + 0xfee0);
                break;
            default:
                _builder.Insert(at, ReplyData.Everyday[_random.Next(ReplyData.Everyday.Count)]);
                break;
        }
    }

    private char Character() => _random.Next(6) switch
    {
        0 => (char)_random.Next(char.MaxValue + 1),
        1 => (char)_random.Next('\u4e00', '\u9fff'),
        2 => (char)_random.Next('0', '9' + 1),
        3 => "，。！？、 .,!?-~/:'\"()【】…\n"[_random.Next(22)],
        _ => (char)_random.Next(' ', '\u007f'),
    };
}
