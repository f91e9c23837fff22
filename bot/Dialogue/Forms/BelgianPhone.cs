namespace Article60.Dialogue.Forms;

/// <summary>Belgian phone numbers, however people group them: landlines of nine digits, mobiles of ten, with 0, +32 or 0032 in front.</summary>
public static class BelgianPhone
{
    private const string Separators = " ./-()\u00a0\u202f";

    /// <returns>The number as <c>+32…</c>, or null when it is none.</returns>
    public static string? Read(string text)
    {
        var trimmed = text.Trim().Replace("(0)", "", StringComparison.Ordinal);
        var plus = trimmed.StartsWith('+');
        var digits = new System.Text.StringBuilder();
        foreach (var c in plus ? trimmed[1..] : trimmed)
            if (char.IsAsciiDigit(c)) digits.Append(c);
            else if (!Separators.Contains(c, StringComparison.Ordinal)) return null;
        var number = digits.ToString();
        var national = plus ? After(number, "32") : After(number, "0032") ?? After(number, "0");
        return national is not null && IsNational(national) ? $"+32{national}" : null;
    }

    /// <summary>0470 12 34 56, 04 220 59 25: the way Belgians write it.</summary>
    public static string Show(string number)
    {
        if (Read(number) != number) return number;
        var n = "0" + number[3..];
        if (n.Length == 10) return $"{n[..4]} {n[4..6]} {n[6..8]} {n[8..]}";
        return n[1] is '2' or '3' or '4' or '9' ? $"{n[..2]} {n[2..5]} {n[5..7]} {n[7..]}" : $"{n[..3]} {n[3..5]} {n[5..7]} {n[7..]}";
    }

    /// <summary>Nine digits that begin with 4 are mobiles (045 to 049); eight digits are landlines, never beginning with 0.</summary>
    private static bool IsNational(string number) => number.Length switch
    {
        // 04 is Liège (042, 043) or a mobile: eight digits after 045…049 are a mobile with one missing.
        8 => number[0] == '4' ? number[1] is '2' or '3' : number[0] is >= '1' and <= '9',
        9 => number[0] == '4' && number[1] is >= '5' and <= '9',
        _ => false,
    };

    private static string? After(string number, string prefix) =>
        number.StartsWith(prefix, StringComparison.Ordinal) ? number[prefix.Length..] : null;
}
