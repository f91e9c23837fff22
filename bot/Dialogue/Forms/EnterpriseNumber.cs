using System.Globalization;

namespace Article60.Dialogue.Forms;

/// <summary>Belgian enterprise number (BCE, KBO): ten digits beginning with 0 or 1, the last two being 97 minus the rest of the first eight modulo 97.</summary>
public static class EnterpriseNumber
{
    /// <returns>1999.999.943, or null when the number is none or its check digits are wrong.</returns>
    public static string? Read(string text)
    {
        var typed = text.Trim();
        foreach (var prefix in (ReadOnlySpan<string>)["TVA", "BTW", "BE", "BCE", "KBO"])
            if (typed.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) typed = typed[prefix.Length..].TrimStart(' ', ':', '.', '-');
        var digits = new System.Text.StringBuilder();
        foreach (var c in typed)
            if (char.IsAsciiDigit(c)) digits.Append(c);
            else if (c is not (' ' or '.' or '-' or '/' or '\u00a0' or '\u202f')) return null;

        // Numbers of before 2008 are often still written without their leading zero.
        var number = digits.Length == 9 ? "0" + digits : digits.ToString();
        return number.Length == 10 && number[0] is '0' or '1' && IsChecked(number) ? $"{number[..4]}.{number[4..7]}.{number[7..]}" : null;
    }

    private static bool IsChecked(string number)
    {
        if (number.Length != 10) return false;
        var body = int.Parse(number.AsSpan(0, 8), NumberStyles.None, CultureInfo.InvariantCulture);
        var check = int.Parse(number.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture);
        return body > 0 && check == 97 - body % 97;
    }
}
