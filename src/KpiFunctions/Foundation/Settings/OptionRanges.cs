using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace KpiFunctions.Foundation.Settings;

/// <summary>Checks options by the ranges that stand at their properties, wherever in a section they lie, and says of each failure what to do.</summary>
internal static class OptionRanges
{
    /// <param name="section">The setting's name up to the property.</param>
    internal static IEnumerable<string> Failures(object options, string section) =>
        from property in options.GetType().GetProperties()
        let range = property.GetCustomAttribute<RangeAttribute>()
        where range is not null && !range.IsValid(property.GetValue(options))
        select string.Create(
            CultureInfo.InvariantCulture, $"{section}:{property.Name} is {property.GetValue(options)}; set it from {range.Minimum} to {range.Maximum}.");
}
