using Article60.Host;
using Article60.Tests.Support;

namespace Article60.Tests.Rules;

public sealed class CaseTests
{
    [Theory]
    [InlineData("cases/workdays.jsonl")]
    [InlineData("cases/work-law.jsonl")]
    public void Every_shared_case_gives_its_result(string file) => Assert.Empty(CaseFile.Differences(Need.Shared(file)));

    public static TheoryData<string> Own() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "cases", "calculators"), "*.jsonl").Select(p => Path.GetFileName(p)!).Order()];

    [Theory]
    [MemberData(nameof(Own))]
    public void Every_case_of_the_repository_gives_its_result(string file) =>
        Assert.Empty(CaseFile.Differences(Path.Combine(Repository.Root, "tests", "cases", "calculators", file)));

    [Fact]
    public void A_line_that_cannot_be_read_is_answered_in_its_place_and_shown_in_the_exit_code()
    {
        var output = new StringWriter();
        var exit = Compute.Run(new StringReader(
            """
            {"id":7,"calculator":"regime","inputs":{"claimDate":"2026-03-01"},"why":"ignored"}
            {"id":8,"calculator":"regime"
            {"id":"nine","calculator":"horoscope","inputs":{}}
            """), output, RealRules.Book);

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(2, exit);
        Assert.StartsWith("""{"id":7,"outcome":"computed","result":{"regime":"R3"}""", lines[0], StringComparison.Ordinal);
        Assert.Equal("""{"id":8,"error":"not-json"}""", lines[1]);
        Assert.Equal("""{"id":"nine","error":"unknown-calculator"}""", lines[2]);
    }
}
