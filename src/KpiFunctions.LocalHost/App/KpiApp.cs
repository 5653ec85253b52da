using KpiFunctions.LocalHost.Hosting;

namespace KpiFunctions.LocalHost.App;

/// <summary>The product's function app: what the local host runs.</summary>
internal static class KpiApp
{
    /// <summary>Name of the setting that holds the name of the queue for received texts.</summary>
    public const string SmsReceivedQueue = "SmsReceivedQueue";

    /// <summary>Name of the setting that chooses the SMS gateway.</summary>
    public const string Gateway = "Sms:Gateway";

    /// <summary>Name of the setting with the address of surveys' pages.</summary>
    public const string PageAddress = "SurveyLinks:Address";

    public static IEnumerable<Type> FunctionTypes => typeof(ServiceCollectionExtensions).Assembly.GetExportedTypes();

    /// <summary>The app's own host.json, copied beside this program by the build.</summary>
    public static HostJson ReadHostJson() => HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json"));
}
