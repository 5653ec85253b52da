namespace KpiFunctions.Domain;

/// <summary>A language that results are explained in.</summary>
public enum Language
{
    En,
    ZhCn,
    ZhTw,
}
