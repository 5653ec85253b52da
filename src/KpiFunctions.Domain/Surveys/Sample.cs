using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Domain.Surveys;

/// <summary>
/// The part of its customers that a large store asks. Who is in it is drawn by a hash of the order, so nobody can choose,
/// a repeated import draws the same, and a larger sample holds every smaller one. Source: 003, a sample of 10% when the base is large.
/// </summary>
public static class Sample
{
    /// <param name="rate">Share of all orders, from 0 (nobody) to 1 (everybody).</param>
    public static bool Holds(SurveyId survey, double rate)
    {
        if (rate >= 1)
        {
            return true;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(survey.ToString()));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) < rate * ((double)uint.MaxValue + 1);
    }
}
