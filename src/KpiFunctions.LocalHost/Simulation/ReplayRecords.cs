using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>Where something stands in the files of a replay.</summary>
/// <param name="File">File it stands in.</param>
/// <param name="Line">Line it stands on.</param>
internal readonly record struct ReplayPlace(string File, int Line)
{
    public override string ToString() => $"{File}, line {Line}";
}

/// <summary>A store of the replay.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Id">The store.</param>
/// <param name="Zone">Zone of every time without an offset.</param>
/// <param name="StartsOn">Its first day; <see langword="null"/>: the first day of the month of its first record.</param>
/// <param name="Fields">All columns that have a value, as written.</param>
internal sealed record ReplayStore(ReplayPlace Place, StoreId Id, DateTimeZone Zone, LocalDate? StartsOn, IReadOnlyDictionary<string, string> Fields);

/// <summary>A member of staff of the replay.</summary>
/// <param name="Place">Where the person stands.</param>
/// <param name="StoreId">The store.</param>
/// <param name="Id">The person.</param>
/// <param name="Fields">All columns that have a value, as written.</param>
internal sealed record ReplayStaff(ReplayPlace Place, StoreId StoreId, StaffId Id, IReadOnlyDictionary<string, string> Fields);

/// <summary>A row of a store's opening hours.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="StoreId">The store.</param>
/// <param name="Fields">All columns of the table that have a value, as written.</param>
internal sealed record ReplayHours(ReplayPlace Place, StoreId StoreId, IReadOnlyDictionary<string, string> Fields);

/// <summary>A record that the replay pushes into the app at its time.</summary>
/// <param name="File">File it stands in.</param>
/// <param name="Line">Line it stands on.</param>
/// <param name="At">When it becomes known; it is pushed at the first tick at or after.</param>
/// <param name="Month">The month that it counts in.</param>
/// <param name="Fields">All columns that have a value, as written.</param>
internal sealed record ReplayRow(string File, int Line, Instant At, StoreMonth Month, IReadOnlyDictionary<string, string> Fields);

/// <summary>A work order of the replay.</summary>
/// <param name="Survey">The survey that it may lead to.</param>
/// <param name="Phone">The customer's number when it is one.</param>
/// <param name="Row">The order as it is imported.</param>
internal sealed record ReplayOrder(SurveyId Survey, Phone? Phone, ReplayRow Row);

/// <summary>What the customer of an order answers, if texted.</summary>
/// <param name="Survey">The survey that is answered.</param>
/// <param name="EventId">The same for this answer in every run, so that an answer delivered again is known.</param>
/// <param name="From">The customer's number.</param>
/// <param name="Delay">From the text to the answer.</param>
/// <param name="Text">The answer.</param>
internal sealed record ReplayReply(SurveyId Survey, string EventId, Phone From, Duration Delay, string Text);
