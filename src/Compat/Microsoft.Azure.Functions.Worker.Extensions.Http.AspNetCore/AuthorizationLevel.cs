namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key the Functions host itself demands before it calls an HTTP function.</summary>
public enum AuthorizationLevel
{
    Anonymous,
    User,
    Function,
    System,
    Admin,
}
