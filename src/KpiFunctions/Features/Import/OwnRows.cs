using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Access;

namespace KpiFunctions.Features.Import;

/// <summary>Refuses rows by which somebody would judge themselves. Source: 003, the person measured must not be the judge.</summary>
internal static class OwnRows
{
    /// <summary>Refuses a record about the person behind the key. Systems, behind whose keys nobody stands, send records about everyone.</summary>
    internal static void RefuseOwn(this FieldParser fields, Caller? caller, Store store, params IEnumerable<StaffId?> concerned)
    {
        if (caller is { People.Count: > 0 })
        {
            fields.RefuseJudge(caller, store, concerned);
        }
    }

    /// <summary>Refuses a judgement that the caller may not make.</summary>
    internal static void RefuseJudge(this FieldParser fields, Caller? caller, Store store, params IEnumerable<StaffId?> concerned)
    {
        if (fields.Problems.Count == 0 && caller?.WhyNoJudge(store.Id, concerned) is { } reason)
        {
            fields.Refuse("staffId", reason);
        }
    }
}
