using System.Globalization;

namespace KpiFunctions.Domain.WorkOrders;

/// <summary>Reads who did the work as people and tables write it: one id, or several with | between them, each with its share or none.</summary>
public static class WorkSharesText
{
    /// <param name="text">Such as <c>zhang</c>, <c>zhang|li</c> or <c>zhang=0.6|li=0.4</c>.</param>
    /// <param name="staff">The one, or of several the first.</param>
    /// <param name="shares">The shares of several; <see langword="null"/> of one.</param>
    /// <returns>What is wrong, in words that say what to do; <see langword="null"/> when nothing is.</returns>
    public static string? TryRead(string text, out StaffId staff, out WorkShares? shares)
    {
        (staff, shares) = (default, null);
        var named = new List<WorkShare>();
        foreach (var one in text.Split('|'))
        {
            var parts = one.Split('=');
            decimal share = 0;
            if (parts.Length > 2 || !StaffId.TryParse(parts[0].Trim(), out var id)
                || (parts.Length == 2 && !decimal.TryParse(parts[1].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share)))
            {
                return $"'{one}' is no member of staff with a share. Write several like zhang=0.6|li=0.4, or zhang|li for equal shares.";
            }

            named.Add(new(id, parts.Length == 2 ? share : null));
        }

        staff = named[0].StaffId;
        return WorkShares.TryMake(named, out shares);
    }
}
