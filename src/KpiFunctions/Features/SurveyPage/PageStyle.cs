using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>How the pages look: on a telephone one question a screen. The styles stand in the page, and the browser takes them by their hash and nothing else.</summary>
internal static class PageStyle
{
    internal const string Css = """
        :root{color-scheme:light dark;--line:#8888;--mark:#0a66c2}
        *{box-sizing:border-box}
        html{scroll-snap-type:y proximity;scroll-behavior:smooth}
        body{margin:0;font:1.125rem/1.5 system-ui,sans-serif}
        section{min-height:100vh;min-height:100svh;max-width:32rem;margin:0 auto;padding:1.5rem;scroll-snap-align:start;display:flex;flex-direction:column;justify-content:center}
        h1{font-size:1.25rem;margin:0}
        p{margin:.5rem 0}
        fieldset{border:0;margin:1rem 0;padding:0;min-width:0}
        legend{font-weight:600;font-size:1.375rem;padding:0;margin-bottom:1rem;overflow-wrap:anywhere}
        .choice{display:flex;align-items:center;gap:.75rem;min-height:3rem;padding:0 1rem;margin:.5rem 0;border:1px solid var(--line);border-radius:.75rem}
        .choice:has(:checked){border-color:var(--mark);outline:2px solid var(--mark)}
        input[type=radio]{width:1.5rem;height:1.5rem;margin:0}
        textarea{width:100%;font:inherit;padding:.5rem;border:1px solid var(--line);border-radius:.75rem}
        button,.next{display:block;width:100%;min-height:3rem;padding:.5rem;margin:.5rem 0;font:inherit;text-align:center;border:1px solid var(--line);border-radius:.75rem}
        button[value=send]{background:var(--mark);color:#fff;border-color:var(--mark)}
        .note,.count{opacity:.8}
        .wrong{color:#c0261c;font-weight:600}
        @media (prefers-color-scheme:dark){.wrong{color:#ff8a80}}
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        """;

    /// <summary>Nothing but these styles and the form is allowed: no scripts, no pictures, no frames, no other addresses.</summary>
    internal static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
