using System.Reflection;

namespace KpiFunctions.Foundation.Http;

/// <summary>Files that are part of the assembly.</summary>
internal static class Resource
{
    internal static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
