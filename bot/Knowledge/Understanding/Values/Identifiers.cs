using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Article60.Knowledge.Understanding.Values;

public enum IdentifierKind { Phone, Mail, Iban, NationalRegister, Link }

/// <summary>A number that names somebody or something and measures nothing.</summary>
public sealed record FoundIdentifier(Place Place, IdentifierKind Kind);

/// <summary>Belgian phones, IBAN and national register numbers (check digits decide), e-mail addresses, links.</summary>
internal static partial class Identifiers
{
    public static ImmutableArray<FoundIdentifier> In(string text)
    {
        var found = new List<FoundIdentifier>();
        if (text.Contains('@', StringComparison.Ordinal)) Add(found, Mail(), text, IdentifierKind.Mail, static _ => true);
        if (text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase))
            Add(found, Link(), text, IdentifierKind.Link, static _ => true);
        if (text.Count(char.IsAsciiDigit) < 8) return [.. found.OrderBy(item => item.Place.Start)];
        Add(found, Iban(), text, IdentifierKind.Iban, IsIban);
        Add(found, NationalRegister(), text, IdentifierKind.NationalRegister, IsNationalRegister);
        Add(found, Phone(), text, IdentifierKind.Phone, IsPhone);
        return [.. found.OrderBy(item => item.Place.Start)];
    }

    /// <summary>The last two of eleven digits are 97 minus the remainder of the others; births since 2000 put a 2 before them.</summary>
    public static bool IsNationalRegister(string written)
    {
        var digits = OnlyDigits(written);
        if (digits.Length != 11) return false;
        var number = long.Parse(digits[..9], CultureInfo.InvariantCulture);
        var check = int.Parse(digits[9..], CultureInfo.InvariantCulture);
        return 97 - (number % 97) == check || 97 - ((2_000_000_000 + number) % 97) == check;
    }

    private static bool IsIban(string written)
    {
        var compact = written.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).ToArray();
        if (compact.Length < 15) return false;
        var remainder = 0;
        foreach (var letter in compact.Skip(4).Concat(compact.Take(4)))
            remainder = char.IsAsciiDigit(letter) ? ((remainder * 10) + (letter - '0')) % 97 : ((remainder * 100) + (letter - 'A' + 10)) % 97;
        return remainder == 1;
    }

    private static bool IsPhone(string written)
    {
        var digits = OnlyDigits(written);
        return written.StartsWith('+') ? digits.Length is >= 10 and <= 14
            : digits.StartsWith("00", StringComparison.Ordinal) ? digits.Length is >= 11 and <= 15
            : digits.Length is 9 or 10;
    }

    private static string OnlyDigits(string written) => new([.. written.Where(char.IsAsciiDigit)]);

    private static void Add(List<FoundIdentifier> found, Regex pattern, string text, IdentifierKind kind, Func<string, bool> really)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            var place = new Place(match.Index, match.Index + match.Length);
            if (really(text.Substring(match.Index, match.Length)) && !found.Exists(other => other.Place.Start < place.End && place.Start < other.Place.End))
                found.Add(new(place, kind));
        }
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(https?://|www\.)\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b[A-Za-z]{2}\d{2}(?:[ ]?[A-Za-z0-9]{4}){2,7}(?:[ ]?[A-Za-z0-9]{1,3})?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<!\d)\d{2}[. ]?\d{2}[. ]?\d{2}[-. ]{0,3}\d{3}[-. ]{0,3}\d{2}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex NationalRegister();

    [GeneratedRegex(@"(?<![\d,.])(?:(?:\+|00)[1-9]\d{0,2}[ ./\-]*(?:\(0\))?|0)\d(?:[ ./\-]{0,2}\d){6,10}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();
}
