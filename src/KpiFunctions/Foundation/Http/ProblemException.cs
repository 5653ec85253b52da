using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Foundation.Http;

/// <summary>Ends a request with a problem that the caller can mend.</summary>
public sealed class ProblemException(IResult result) : Exception("The request was refused; the result says why.")
{
    public IResult Result { get; } = result;
}
