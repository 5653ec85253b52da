namespace Azure.Storage.Queues.Models;

/// <summary>An error code of the queue service, comparable with <see cref="RequestFailedException.ErrorCode"/>.</summary>
public readonly record struct QueueErrorCode
{
    private readonly string? _value;

    public QueueErrorCode(string? value) => _value = value;

    public static QueueErrorCode MessageNotFound { get; } = "MessageNotFound";

    public static QueueErrorCode PopReceiptMismatch { get; } = "PopReceiptMismatch";

    public static QueueErrorCode QueueAlreadyExists { get; } = "QueueAlreadyExists";

    public static QueueErrorCode QueueNotFound { get; } = "QueueNotFound";

    public static implicit operator QueueErrorCode(string? value) => new(value);

    public override string ToString() => _value ?? "";
}
