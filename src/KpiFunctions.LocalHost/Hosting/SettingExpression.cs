using System.Text.RegularExpressions;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>Trigger values may name settings between percent signs: <c>%SurveySendQueue%</c> stands for that setting's value.</summary>
internal static partial class SettingExpression
{
    /// <remarks>The error says <paramref name="where"/> the expression stands.</remarks>
    /// <exception cref="EnvironmentException">A named setting has no value.</exception>
    public static string Resolve(string expression, IConfiguration configuration, string where) =>
        Named().Replace(expression, match =>
        {
            var name = match.Groups[1].Value;
            return configuration[name] is { Length: > 0 } value
                ? value
                : throw new EnvironmentException(
                    $"{where} needs the setting '{name}', which has no value. Add \"{name}\" to the Values of local.settings.json "
                    + $"(local.settings.sample.json shows them all), or set the environment variable {name}.");
        });

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Named();
}
