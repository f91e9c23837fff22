using System.Text;

namespace Article60.Host.Desk;

/// <summary>A list that opens in a Belgian Excel: semicolons, UTF-8 with its mark, and no cell that a spreadsheet would calculate.</summary>
internal static class CsvFile
{
    private const string Mark = "\ufeff";

    public static byte[] Write(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder(Mark);
        foreach (var row in rows) text.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>What begins like a formula gets an apostrophe in front, also behind spaces and control characters.</summary>
    public static string Cell(string value)
    {
        var start = value.TrimStart([.. Blank]);
        var harmless = start.Length > 0 && "=+-@|%＝＋－＠".Contains(start[0], StringComparison.Ordinal) || value.Length > 0 && value[0] is '\t' or '\r' or '\n' ? "'" + value : value;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static readonly char[] Blank = [' ', '\t', '\r', '\n', '\u00a0', '\u200b', '\ufeff', '"', '\''];
}
