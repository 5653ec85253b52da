namespace KpiFunctions.Features.Privacy;

/// <summary>Shows that a customer's wish was granted, without saying whose it was.</summary>
/// <param name="RequestedBy">Name of the key that asked for it.</param>
/// <param name="CompletedAt"><see langword="null"/> when it was interrupted; then it is to be asked for again.</param>
/// <param name="NeverTextAgain">Whether the number was kept from all further texts too.</param>
/// <param name="Records">Orders, late records, answers, complaints and notes of staff that lost something.</param>
/// <param name="UnmatchedReplies">Texts that had answered nothing.</param>
/// <param name="DeadLetters">Messages that could not be processed.</param>
public sealed record ErasureProof(
    string Id,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? CompletedAt,
    bool NeverTextAgain,
    int Records = 0,
    int UnmatchedReplies = 0,
    int DeadLetters = 0);
