using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Domain.Surveys.Links;

/// <summary>
/// Makes the token of a survey, the same one whenever it is asked for, and knows its own again. Of the 17 characters, 101 bits, the first 13 follow from
/// the survey by the secret, and the last 4 from those: a token that somebody made up is refused without a look at the storage.
/// </summary>
/// <param name="secret">32 bytes or more; with another one every address that was texted is dead.</param>
public sealed class SurveyTokens(byte[] secret)
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int NameLength = 13;

    public SurveyToken Of(SurveyId survey)
    {
        var name = Write($"survey\n{survey}", NameLength);
        return new SurveyToken(name + SealOf(name));
    }

    /// <summary>Whether the token was made with this secret, in a time that does not tell how much of it is right.</summary>
    public bool Made(SurveyToken token) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(SealOf(token.Value[..NameLength])), Encoding.ASCII.GetBytes(token.Value[NameLength..]));

    private string SealOf(string name) => Write($"seal\n{name}", SurveyToken.Length - NameLength);

    /// <summary>An HMAC-SHA256, as far as it goes into so many digits. The beginning keeps it from ever being one that the secret has for something else.</summary>
    private string Write(string text, int length)
    {
        var code = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"link {text}"));
        var rest = BinaryPrimitives.ReadUInt128BigEndian(code);
        return string.Create(length, rest, (digits, number) =>
        {
            for (var i = 0; i < digits.Length; i++)
            {
                (number, var digit) = UInt128.DivRem(number, (UInt128)Digits.Length);
                digits[i] = Digits[(int)digit];
            }
        });
    }
}
