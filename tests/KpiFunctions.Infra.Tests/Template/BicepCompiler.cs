using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KpiFunctions.Infra.Tests.Template;

/// <summary>The real compiler, run as a program. It needs no network: the template uses no modules of others.</summary>
internal static class BicepCompiler
{
    /// <summary>Runs a command of the compiler.</summary>
    /// <returns>Its exit code, what it wrote, and its errors and warnings.</returns>
    internal static async Task<(int ExitCode, string Output, string Problems)> RunAsync(params string[] arguments)
    {
        Assert.True(
            OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64,
            "The template is compiled by the compiler for linux-x64; run these tests there, or in a container.");

        using var compiler = Process.Start(new ProcessStartInfo(Source.Bicep, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, problems) = (compiler.StandardOutput.ReadToEndAsync(), compiler.StandardError.ReadToEndAsync());
        await compiler.WaitForExitAsync();
        return (compiler.ExitCode, await output, await problems);
    }
}
