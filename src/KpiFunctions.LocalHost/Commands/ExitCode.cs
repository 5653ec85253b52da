namespace KpiFunctions.LocalHost.Commands;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The input is bad, or a part of it was refused or could not be processed.</summary>
    public const int BadInput = 1;

    /// <summary>The machine or its settings lack something.</summary>
    public const int Environment = 2;
}
