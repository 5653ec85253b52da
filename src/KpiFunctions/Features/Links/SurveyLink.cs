using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.Links;

/// <summary>What an address in a text leads to.</summary>
/// <param name="Month">Where the order was when the text left; it may have moved since.</param>
/// <param name="Contact">The number that has the text.</param>
/// <param name="KeptUntil">Until when an answer finds its survey, as one by text does.</param>
public sealed record SurveyLink(SurveyId Survey, StoreMonth Month, ContactKey Contact, Instant KeptUntil);
