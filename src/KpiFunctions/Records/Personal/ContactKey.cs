using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Domain.WorkOrders;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Records.Personal;

/// <summary>Stands for a telephone number wherever one must be found again: its HMAC-SHA256 with the product's secret, in hex.</summary>
public readonly record struct ContactKey(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Makes keys of numbers.</summary>
public sealed class ContactKeys(IOptions<PrivacyOptions> options)
{
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.Value.PhoneKeySecret);

    public ContactKey Of(Phone phone) => new(Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(phone.Number))));
}
