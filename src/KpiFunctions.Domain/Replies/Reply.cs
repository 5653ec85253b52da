namespace KpiFunctions.Domain.Replies;

/// <summary>
/// What a customer's text message says: the answer to the survey, a wish about being texted, or nothing that a machine may decide.
/// The original text is kept by the caller; a reading never replaces it.
/// </summary>
/// <remarks>
/// Source: design/surveys.md, Replies. The design also names a <c>Choice</c> (one of n options). No questionnaire asks anything
/// but a rating from <see cref="ReplyQuestions.MinRating"/> to <see cref="ReplyQuestions.MaxRating"/>, which is such a choice
/// already, so it has no case of its own here.
/// </remarks>
public abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>One rating for each question, in the order of the questions.</summary>
    /// <param name="Values">Exactly as many as there are questions, each from 1 to 5.</param>
    /// <param name="Comment">
    /// The customer's own words beside the rating, in his own spelling; the whole text when words stand on both sides of it;
    /// null when there are none.
    /// </param>
    public sealed record Ratings(IReadOnlyList<int> Values, string? Comment) : Reply
    {
        /// <inheritdoc/>
        public bool Equals(Ratings? other) =>
            other is not null && Comment == other.Comment && Values.SequenceEqual(other.Values);

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var value in Values)
            {
                hash.Add(value);
            }

            hash.Add(Comment, StringComparer.Ordinal);
            return hash.ToHashCode();
        }
    }

    /// <summary>The customer wants no more texts. It outweighs a rating in the same message.</summary>
    public sealed record OptOut : Reply
    {
        internal static OptOut Instance { get; } = new();
    }

    /// <summary>The customer wants texts again.</summary>
    /// <param name="Answer">What he answers in the same message ("START 5"); null when he says no more.</param>
    public sealed record OptIn(Ratings? Answer) : Reply;

    /// <summary>A person, or a clarifying text, has to find out what is meant.</summary>
    /// <param name="Reason">One of the stable codes in <see cref="AmbiguityReason"/>.</param>
    public sealed record Ambiguous(string Reason) : Reply;

    /// <summary>Nothing but blanks and invisible characters.</summary>
    public sealed record Empty : Reply
    {
        internal static Empty Instance { get; } = new();
    }
}
