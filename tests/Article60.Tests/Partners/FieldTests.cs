using Article60.Dialogue.Forms;
using Article60.Tests.Support;

namespace Article60.Tests.Partners;

/// <summary>Tables of what people type, in <c>tests/cases/partners</c>.</summary>
public sealed class FieldTests
{
    public static TheoryData<string, string, string> Typed()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var file in Directory.GetFiles(Repository.Cases("partners"), "*.txt").Order())
            foreach (var line in File.ReadLines(file).Where(line => !line.StartsWith('#')))
                if (line.Split(" |") is [var typed, var kept]) data.Add(Path.GetFileNameWithoutExtension(file), typed, kept.Trim());
        return data;
    }

    [Theory, MemberData(nameof(Typed))]
    public void Typed_value_is_kept_in_one_form_or_refused(string table, string typed, string expected)
    {
        var kept = table switch
        {
            "phones" => BelgianPhone.Read(typed),
            "mails" => MailAddress.Read(typed),
            "enterprise-numbers" => EnterpriseNumber.Read(typed),
            _ => throw new InvalidOperationException(table),
        };

        Assert.Equal(expected.Length == 0 ? null : expected, kept);
    }

    [Theory, MemberData(nameof(Typed))]
    public void What_was_kept_reads_as_itself(string table, string typed, string expected)
    {
        Assert.NotNull(typed);
        if (expected.Length == 0) return;
        var again = table switch
        {
            "phones" => BelgianPhone.Read(BelgianPhone.Show(expected)),
            "mails" => MailAddress.Read(expected),
            _ => EnterpriseNumber.Read(expected),
        };
        Assert.Equal(expected, again);
    }
}
