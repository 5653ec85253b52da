using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused as a whole; nothing of it was written.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    internal const string FailedIndexKey = "FailedEntity";

    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(requestFailedException.Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException)
    {
        foreach (var key in requestFailedException.Data.Keys)
        {
            Data[key] = requestFailedException.Data[key];
        }

        FailedTransactionActionIndex = int.TryParse(Data[FailedIndexKey] as string, CultureInfo.InvariantCulture, out var index) ? index : null;
    }

    /// <summary>Position of the action that the service refused, null when it did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
