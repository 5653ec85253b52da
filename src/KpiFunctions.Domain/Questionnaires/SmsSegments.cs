namespace KpiFunctions.Domain.Questionnaires;

/// <summary>How a text travels, and what it is charged as.</summary>
/// <param name="IsGsm7">Whether the GSM 7-bit alphabet has all its characters; otherwise it is sent as UCS-2.</param>
/// <param name="Units">Length: septets in GSM-7 (characters of the extension table are two), UTF-16 units in UCS-2.</param>
/// <param name="Count">Segments, each charged as one message; an empty text is one.</param>
/// <remarks>Source: 3GPP TS 23.038 (alphabets) and TS 23.040 (concatenation with a header of 6 octets).</remarks>
public readonly record struct SmsSegments(bool IsGsm7, int Units, int Count)
{
    private const int Gsm7Alone = 160;
    private const int Gsm7Joined = 153;
    private const int Ucs2Alone = 70;
    private const int Ucs2Joined = 67;

    private const string Gsm7Alphabet =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Gsm7Extension = "\f^{}\\[~]|€";

    public static SmsSegments Of(string text)
    {
        var septets = 0;
        foreach (var character in text)
        {
            if (WidthInGsm7(character) is not (> 0 and var width))
            {
                return new SmsSegments(false, text.Length, text.Length <= Ucs2Alone ? 1 : CountJoined(text, Ucs2Joined, WidthInUcs2));
            }

            septets += width;
        }

        return new SmsSegments(true, septets, septets <= Gsm7Alone ? 1 : CountJoined(text, Gsm7Joined, (s, i) => WidthInGsm7(s[i])));
    }

    /// <summary>No character is cut in two, so one of two units that does not fit any more starts the next segment.</summary>
    private static int CountJoined(string text, int room, Func<string, int, int> widthAt)
    {
        var count = 1;
        var used = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var width = widthAt(text, i);
            if (used + width > room)
            {
                count++;
                used = 0;
            }

            used += width;
        }

        return count;
    }

    private static int WidthInGsm7(char character) =>
        Gsm7Alphabet.Contains(character, StringComparison.Ordinal) ? 1 : Gsm7Extension.Contains(character, StringComparison.Ordinal) ? 2 : 0;

    /// <summary>A surrogate pair is counted with its first half; the second half then adds nothing.</summary>
    private static int WidthInUcs2(string text, int index) =>
        index > 0 && char.IsSurrogatePair(text, index - 1) ? 0 : index + 1 < text.Length && char.IsSurrogatePair(text, index) ? 2 : 1;
}
