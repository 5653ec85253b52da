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

    /// <summary>Praise or blame of one quality: a rating beside what has it, or beside other opinions.</summary>
    Aspect,

    /// <summary>分, 星, points, out of 5.</summary>
    Unit,

    /// <summary>Greetings and thanks.</summary>
    Filler,

    /// <summary>What is rated: the service, the technician, the price.</summary>
    Subject,

    /// <summary>What is praised or blamed, but does not announce a bare number: the bill, 上门, 收费.</summary>
    Matter,

    /// <summary>Consent: beside a number it says nothing more, behind a subject it praises, alone it is no rating.</summary>
    Consent,

    /// <summary>Small words between a subject and its rating: is, with, 对, 觉得.</summary>
    Link,

    /// <summary>Announces a rating: 给, 打, 评分, I give.</summary>
    Give,

    /// <summary>Announces a rating that a "but" takes back: I would give, 我会给.</summary>
    WouldGive,

    /// <summary>Says that one rating is meant for every question: 都, 全部, all.</summary>
    All,

    /// <summary>Joins two ratings: 和, and.</summary>
    And,

    /// <summary>A sentence particle: 吧, 啊.</summary>
    Particle,

    /// <summary>Makes a rating beside it uncertain: 或, or, 才怪, 以前.</summary>
    Doubt,

    /// <summary>Takes back the rating before it, when nothing else follows: 不可能, 太高了, no way.</summary>
    TakenBack,

    /// <summary>May lead to what takes a rating back: 就, 根本.</summary>
    Adverb,

    /// <summary>What follows is what somebody said: 他说, he said.</summary>
    Hearsay,

    /// <summary>Binds a rating to something: 如果, 前提是, if, provided that.</summary>
    Condition,

    /// <summary>Makes a condition a wish: 就更好了, would be nice.</summary>
    Hope,

    /// <summary>Makes a condition a promise, whatever it is: 再联系, will call.</summary>
    Promise,

    /// <summary>Takes something out of the rating: 除了, except.</summary>
    Exception,

    /// <summary>Goes on to the other side: 但是, 就是, but.</summary>
    Contrast,

    /// <summary>Says that a repair failed or did harm: 没修好, 又坏了, still broken.</summary>
    Fault,

    /// <summary>Harm that the repair may have done or removed: 刮花, scratched.</summary>
    Damage,

    /// <summary>Names a defect, which may have been the reason of the visit: 漏水, noise.</summary>
    Defect,

    /// <summary>Says that a defect is gone: 修好了, 不响了, fixed.</summary>
    Fixed,

    /// <summary>The work on a defect, whatever came of it: 修, 补, repairing.</summary>
    Mend,

    /// <summary>Says that a defect is there in spite of the work: 还是, 又, still.</summary>
    Still,

    /// <summary>Time that passed, or what came next: 第二天, 没两天, 就, later. Behind a repair, what it leads to came after that.</summary>
    Later,

    /// <summary>May stand around a wish about texts, but not around a rating: 请, please, I want.</summary>
    Polite,

    /// <summary>An opt-out keyword: the whole message, or beside a rating.</summary>
    Stop,

    /// <summary>An opt-out keyword that is also an everyday word or a single letter: only as the whole message.</summary>
    StopAlone,

    /// <summary>A sentence that asks not to be texted: a clause of the message.</summary>
    StopPhrase,

    /// <summary>A reason why texts should stop, but no wish by itself: 打错了, wrong number.</summary>
    Reason,

    /// <summary>Says as the whole message that texts are not wanted, beside anything else nothing: 我不是车主, stop it.</summary>
    Excuse,

    /// <summary>Annoyance at being texted: a reason to stop, and perhaps a wish: 烦死了, leave me alone.</summary>
    Annoyed,

    /// <summary>Abuse: takes a high rating back, is a reason to stop, and without either a person's: 滚, you suck.</summary>
    Abuse,

    /// <summary>What people send each other beside texts: 发票, photos.</summary>
    Thing,

    /// <summary>How a telephone begins a reaction to a text that it quotes: Liked, 喜欢.</summary>
    Reaction,

    /// <summary>What somebody else wrote: a long quotation, or a line behind "&gt;".</summary>
    Quoted,

    /// <summary>An opt-in keyword: the whole message, or beside a rating.</summary>
    Start,

    /// <summary>An expression that hides the words inside it: 满意度 is not 满意, 分钟 is not 分.</summary>
    Ordinary,

    /// <summary>A word that begins a comment, so that "5 great staff" is a rating and "5 more minutes" is not.</summary>
    CommentStart,

    /// <summary>A thing that may begin a comment: "5分 空调不凉". Right behind a Chinese numeral it need not be one: "三星冰箱".</summary>
    Noun,

    /// <summary>A measure word that makes the number before it a quantity: 点, 楼, 次.</summary>
    Measure,

    /// <summary>A word that opens a complaint.</summary>
    Complaint,

    /// <summary>Opens a complaint unless it is praised: 退款, refund.</summary>
    Demand,

    /// <summary>An expression that hides a complaint word inside it: 没有投诉.</summary>
    NoComplaint,

    /// <summary>Denies the complaint word right behind it: 没有, never.</summary>
    Denial,

    /// <summary>Carries a denial on to what follows: 趁机, trying to.</summary>
    DenialLink,

    /// <summary>An expression that says what a complaint is about.</summary>
    Topic,
}
