namespace KpiFunctions.Domain.Questionnaires;

/// <summary>The templates of one language; <c>{store}</c> stands for the store's name.</summary>
/// <param name="Survey">The first text, which says how to stop.</param>
/// <param name="Reminder">Sent once to who has not answered.</param>
/// <param name="Clarification">Sent once after an answer that cannot be read.</param>
/// <param name="Next">Questions 2 and later, when they are asked one by one; else none.</param>
/// <param name="Page">The questions as the page of the survey puts them, one each; the product's own words when left out.</param>
public sealed record QuestionnaireTexts(string Survey, string Reminder, string Clarification, IReadOnlyList<string> Next, IReadOnlyList<string>? Page = null);
