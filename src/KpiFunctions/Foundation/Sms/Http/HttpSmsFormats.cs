namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>Values of <see cref="HttpSmsOptions.Format"/> and <see cref="HttpSmsOptions.ParametersFormat"/>.</summary>
internal static class HttpSmsFormats
{
    internal const string Json = "json";
    internal const string Form = "form";
    internal const string Query = "query";

    internal static readonly string[] All = [Json, Form, Query];
    internal static readonly string[] OfParameters = [Json, Form];
}
