using KpiFunctions.Domain.Surveys;
using KpiFunctions.Records;

namespace KpiFunctions.Features.Replies;

/// <summary>An answer that waits for a person.</summary>
public sealed record UnclearReply(ReplyId Id, ServiceRecord Stored, SurveyAnswer Answer);
