using KpiFunctions.Domain;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Foundation.Access;
using NodaTime;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>A column of a rating sheet that somebody fills for a person and a month.</summary>
/// <param name="At">When it is filled.</param>
/// <param name="Sheet">Id of the sheet.</param>
/// <param name="Rater">Whoever fills it.</param>
/// <param name="Role">The role of that person's key.</param>
/// <param name="Body">What is sent.</param>
/// <param name="First">The first of its rows, for what is refused.</param>
internal sealed record SheetColumn(Instant At, string Sheet, StorePerson Rater, Role Role, SheetMarksJson Body, ReplayRow First);
