namespace Article60.Dialogue.Forms;

/// <summary>Mail addresses as people have them; stricter than the standard, so that a slip of the finger is seen.</summary>
public static class MailAddress
{
    private const int Longest = 254;

    /// <returns>The address with its domain in lower case, or null when it is none.</returns>
    public static string? Read(string text)
    {
        var typed = text.Trim().TrimEnd('.', ',', ';');
        if (typed.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) typed = typed[7..];
        if (typed.Length > Longest || typed.Split('@') is not [{ Length: > 0 and <= 64 } local, { Length: >= 4 } domain]) return null;
        return IsLocal(local) && IsDomain(domain) ? $"{local}@{domain.ToLowerInvariant()}" : null;
    }

    private static bool IsLocal(string local) =>
        local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
        && local.All(c => char.IsAsciiLetterOrDigit(c) || "._%+-'&".Contains(c, StringComparison.Ordinal));

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length >= 2 && labels[^1].Length >= 2 && labels[^1].All(char.IsAsciiLetter)
            && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }
}
