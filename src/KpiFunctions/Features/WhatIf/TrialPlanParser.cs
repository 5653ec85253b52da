using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Http;
using NodaTime;

namespace KpiFunctions.Features.WhatIf;

/// <summary>
/// Reads <c>{ stores, from, to, roles, drafts: [ { scheme, replaces } ] }</c>; without <c>replaces</c> a draft takes the place of the scheme with its own id.
/// </summary>
internal static class TrialPlanParser
{
    /// <summary>Store-months of one trial: each is read whole, so this many are some seconds of work.</summary>
    internal const int MostStoreMonths = 60;

    /// <exception cref="ProblemException">Lists everything that is wrong, that of the drafts included, with its JSON path.</exception>
    internal static TrialPlan Read(ReadOnlyMemory<byte> utf8)
    {
        var notes = new FormNotes();
        var plan = Read(utf8, notes);
        return notes.Problems.Count == 0
            ? plan!
            : throw new ProblemException(Problems.Invalid(
                "Nothing was tried; every problem is listed with its JSON path.",
                notes.Problems.GroupBy(p => p.JsonPath).ToDictionary(p => p.Key, p => p.Select(problem => problem.Message).ToArray())));
    }

    private static TrialPlan? Read(ReadOnlyMemory<byte> utf8, FormNotes notes)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var fields = new JsonFields(document.RootElement, "$", notes);
            fields.Require("stores", "a list of stores");
            fields.Require("drafts", "a list of drafts, each with its 'scheme'");
            var plan = new TrialPlan(
                [.. fields.List("stores", (id, path) => ReadStore(fields, id, path)).Distinct()],
                ReadMonths(fields),
                fields.Texts("roles"),
                [.. fields.Objects("drafts", ReadDraft).OfType<TrialDraft>()]);
            fields.Finish();
            if (notes.Problems.Count == 0)
            {
                Check(plan, fields);
            }

            return plan;
        }
        catch (JsonException malformed)
        {
            notes.Note("$", $"This is no JSON: {malformed.Message}");
            return null;
        }
    }

    private static void Check(TrialPlan plan, JsonFields fields)
    {
        if (plan.Stores.Count == 0)
        {
            fields.Note("$.stores", "Name at least one store.");
        }

        if (plan.Drafts.Count == 0)
        {
            fields.Note("$.drafts", "There is nothing to try; give at least one draft.");
        }

        foreach (var twice in plan.Drafts.GroupBy(d => d.Replaces).Where(g => g.Count() > 1))
        {
            fields.Note("$.drafts", $"Two drafts are tried in the place of '{twice.Key}'; try them one after the other.");
        }

        if ((long)plan.Stores.Count * plan.Months.Count > MostStoreMonths)
        {
            fields.Note("$.to", $"At most {MostStoreMonths} store-months are tried at once, stores times months; ask for fewer of either.");
        }
    }

    private static StoreId ReadStore(JsonFields fields, JsonElement id, string path)
    {
        var text = fields.TextOf(id, path);
        if (text is not null && !StoreId.TryParse(text, out _))
        {
            fields.Note(path, $"'{text}' is no store id.");
        }

        return StoreId.TryParse(text, out var store) ? store : default;
    }

    private static List<YearMonth> ReadMonths(JsonFields fields)
    {
        if (ReadMonth(fields, "from") is not { } from || ReadMonth(fields, "to") is not { } to)
        {
            return [];
        }

        if (from > to)
        {
            fields.Note("$.to", "The last month is before the first; exchange the two.");
            return [];
        }

        // One more than can be tried is enough to say that there are too many.
        return [.. Enumerable.Range(0, MostStoreMonths + 1).Select(from.PlusMonths).TakeWhile(m => m <= to)];
    }

    private static YearMonth? ReadMonth(JsonFields fields, string name)
    {
        var text = fields.Text(name);
        var month = RequestIds.TryMonth(text);
        if (month is null && text.Length > 0)
        {
            fields.Note(fields.PathOf(name), $"'{text}' is no month from 2000-01 to 2099-12; write it as 2026-01.");
        }

        return month;
    }

    private static TrialDraft? ReadDraft(JsonFields fields)
    {
        fields.Require("scheme", "a scheme as PUT /api/schemes/{id} takes it");
        var scheme = fields.Take("scheme") is { } json ? ReadScheme(fields, json) : null;
        var replaces = fields.OptionalText("replaces");
        fields.Finish();
        if (replaces is not null && !SchemeId.TryParse(replaces, out _))
        {
            fields.Note(fields.PathOf("replaces"), $"'{replaces}' is no scheme id.");
        }

        return scheme is null ? null : new TrialDraft(scheme, SchemeId.TryParse(replaces, out var other) ? other : scheme.Id);
    }

    private static Scheme? ReadScheme(JsonFields fields, JsonElement json)
    {
        var reading = SchemeJson.Read(json.GetRawText());
        foreach (var problem in reading.Problems)
        {
            fields.Note(fields.PathOf("scheme") + problem.JsonPath[1..], problem.Message);
        }

        return reading.Scheme;
    }
}
