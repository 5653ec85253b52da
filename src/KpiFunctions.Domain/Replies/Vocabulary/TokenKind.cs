namespace KpiFunctions.Domain.Replies.Vocabulary;

/// <summary>What a piece of a message is: a section of the vocabulary, or something the scanner sees by itself.</summary>
internal enum TokenKind : byte
{
    /// <summary>Not known.</summary>
    Other,

    /// <summary>Punctuation and blanks.</summary>
    Separator,

    /// <summary>A pictograph without a meaning of its own here.</summary>
    Emoji,

    /// <summary>A row of stars.</summary>
    Stars,

    /// <summary>One digit, or a numeral of the vocabulary. Digits that touch are one token each.</summary>
    Number,

    /// <summary>A word that speaks of satisfaction and nothing else, so a comment may follow.</summary>
    Satisfied,

    /// <summary>A word of praise or blame that is also used of other things: a rating only if the message says no more.</summary>
    Plain,

    /// <summary>分, 星, points, out of 5.</summary>
    Unit,

    /// <summary>Greetings and thanks.</summary>
    Filler,

    /// <summary>What is rated: the service, the technician, the price.</summary>
    Subject,

    /// <summary>Small words between a subject and its rating: is, with, 对, 觉得.</summary>
    Link,

    /// <summary>Announces a rating: 给, 打, 评分, I give.</summary>
    Give,

    /// <summary>Says that one rating is meant for every question: 都, 全部, all.</summary>
    All,

    /// <summary>Joins two ratings: 和, and.</summary>
    And,

    /// <summary>A sentence particle: 吧, 啊.</summary>
    Particle,

    /// <summary>Makes a rating beside it uncertain: 或, or, 才怪, 以前.</summary>
    Doubt,

    /// <summary>What follows is what somebody said, or a condition: 他说, 如果, if.</summary>
    Hearsay,

    /// <summary>May stand around a wish about texts, but not around a rating: 请, please, I want.</summary>
    Polite,

    /// <summary>An opt-out keyword: the whole message, or beside a rating.</summary>
    Stop,

    /// <summary>An opt-out keyword that is also an everyday word or a single letter: only as the whole message.</summary>
    StopAlone,

    /// <summary>A sentence that asks not to be texted: a clause of the message.</summary>
    StopPhrase,

    /// <summary>An opt-in keyword: the whole message.</summary>
    Start,

    /// <summary>An expression that hides the words inside it: 满意度 is not 满意, 分钟 is not 分.</summary>
    Ordinary,

    /// <summary>A word that begins a comment, so that "5 great staff" is a rating and "5 more minutes" is not.</summary>
    CommentStart,

    /// <summary>A measure word that makes the number before it a quantity: 点, 楼, 次.</summary>
    Measure,

    /// <summary>A word that opens a complaint.</summary>
    Complaint,

    /// <summary>An expression that hides a complaint word inside it: 没有投诉.</summary>
    NoComplaint,

    /// <summary>An expression that says what a complaint is about.</summary>
    Topic,
}
