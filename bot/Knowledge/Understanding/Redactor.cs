using System.Text.RegularExpressions;

namespace Article60.Knowledge.Understanding;

/// <summary>Takes out what could name a person before a text is kept.</summary>
public static partial class Redactor
{
    public static string Redact(string text) => Personal().Replace(text, "[…]");

    [GeneratedRegex(@"\S+@\S+|\+?\d[\d\s./-]{6,}\d")]
    private static partial Regex Personal();
}
