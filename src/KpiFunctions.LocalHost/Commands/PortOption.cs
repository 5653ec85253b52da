using System.CommandLine;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>The port to serve on.</summary>
internal static class PortOption
{
    /// <summary>The port that the Functions tools use too.</summary>
    public const int Usual = 7071;

    public static Option<int> Create()
    {
        var option = new Option<int>("--port") { Description = "Port on 127.0.0.1 to serve on.", DefaultValueFactory = _ => Usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var port) && port is >= 0 and <= 65535))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no port; ports are 0 (any free one) to 65535.");
            }
        });
        return option;
    }
}
