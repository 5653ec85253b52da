using KpiFunctions.Domain.Replies;

namespace KpiFunctions.Benchmarks.Replies;

/// <summary>A customer's text and what it answers.</summary>
internal sealed record Message(string Text, ReplyQuestions Questions);
