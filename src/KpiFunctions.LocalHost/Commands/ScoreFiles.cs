using System.Globalization;
using KpiFunctions.LocalHost.Simulation;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>Writes each closed month to a file of its own, byte for byte as the app answers.</summary>
internal static class ScoreFiles
{
    /// <exception cref="EnvironmentException">The folder cannot be written.</exception>
    public static async Task WriteAsync(string folder, IEnumerable<ClosedScores> scores, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var month in scores)
            {
                // A colon may stand in a store's id, and in no file name on Windows.
                var store = month.Store.Value.Replace(':', '_');
                var name = string.Create(CultureInfo.InvariantCulture, $"scores-{store}-{month.Month.Year:D4}-{month.Month.Month:D2}.json");
                await File.WriteAllBytesAsync(Path.Combine(folder, name), month.Body, cancellationToken);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException($"Cannot write the scores to {folder}: {problem.Message} Name another folder with --output.", problem);
        }
    }
}
