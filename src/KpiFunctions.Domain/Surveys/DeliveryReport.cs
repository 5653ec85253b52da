namespace KpiFunctions.Domain.Surveys;

/// <summary>What the provider says became of a text that it had taken.</summary>
/// <param name="Survey">The tag that the text was sent with.</param>
/// <param name="MessageId">The provider's id of the text.</param>
/// <param name="Delivered">Whether it reached the phone; otherwise it never will.</param>
/// <param name="Reason">The provider's words about a text that was not delivered, phone numbers taken out.</param>
public sealed record DeliveryReport(SurveyId Survey, string MessageId, bool Delivered, string Reason);
