using System.Text;
using Article60.Dialogue;
using Article60.Host.Pages;
using Article60.Rules;
using Article60.Tests.Support;

namespace Article60.Tests.Pages;

public sealed class CalendarFileTests
{
    [Fact]
    public async Task The_dates_of_a_notice_are_read_back_by_another_reader()
    {
        var receipt = await Open(Samples.Resignation);
        var calendar = IcsReader.Read(Encoding.UTF8.GetBytes(CalendarFile.Write(receipt, "https://example.org/recu/" + receipt.Token)));

        var result = receipt.Computed.Result;
        var days = calendar.Children.ToDictionary(one => IcsReader.Text(one["SUMMARY"]!), one => IcsReader.Day(one["DTSTART"]!));
        Assert.Equal(((Value.Day)result["noticeStart"]!).Date, days["Premier jour du préavis"]);
        Assert.Equal(((Value.Day)result["noticeEnd"]!).Date, days["Dernier jour du préavis"]);
        Assert.All(calendar.Children, one =>
        {
            Assert.Equal(new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc), IcsReader.Utc(one["DTSTAMP"]!));
            Assert.Equal("https://example.org/recu/" + receipt.Token, one["URL"]);
            Assert.Contains(receipt.Checksum, IcsReader.Text(one["DESCRIPTION"]!), StringComparison.Ordinal);
            Assert.Equal("-PT15H", Assert.Single(one.Children)["TRIGGER"]);
        });
    }

    [Fact]
    public async Task A_walk_in_is_an_appointment_in_universal_time()
    {
        var receipt = await Open(Samples.WalkIn);
        var one = Assert.Single(IcsReader.Read(Encoding.UTF8.GetBytes(CalendarFile.Write(receipt, null))).Children);
        var (opens, closes) = (((Value.Moment)receipt.Computed.Result["opens"]!).Local, ((Value.Moment)receipt.Computed.Result["closes"]!).Local);
        Assert.Equal(opens.AddHours(-1), IcsReader.Utc(one["DTSTART"]!));
        Assert.Equal(closes.AddHours(-1), IcsReader.Utc(one["DTEND"]!));
    }

    [Fact]
    public async Task The_same_receipt_always_gives_the_same_file()
    {
        var (one, two) = (await Open(Samples.Resignation), await Open(Samples.Resignation));
        Assert.Equal(CalendarFile.Write(one, null), CalendarFile.Write(two, null));
    }

    [Fact]
    public async Task Long_titles_with_accents_and_special_signs_survive()
    {
        const string title = "Dernier jour ; après « été », à l'adresse C:\\é — ÀÉÎÕÜ 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀\nDeuxième ligne";
        var receipt = await Open(Samples.Resignation);
        receipt = receipt with { Sheet = receipt.Sheet with { Calendar = [new CalendarDate("x", title, new Value.Day(new(2027, 1, 1)), new Value.Day(new(2027, 1, 3)))] } };
        var one = Assert.Single(IcsReader.Read(Encoding.UTF8.GetBytes(CalendarFile.Write(receipt, null))).Children);
        Assert.Equal(title, IcsReader.Text(one["SUMMARY"]!));
        Assert.Equal(new DateOnly(2027, 1, 4), IcsReader.Day(one["DTEND"]!));
    }

    [Fact]
    public async Task What_is_over_is_left_out()
    {
        var receipt = await Open(Samples.Resignation);
        Assert.NotEmpty(CalendarFile.Future(receipt.Sheet, Samples.Day));
        Assert.Empty(CalendarFile.Future(receipt.Sheet, Samples.Day.AddYears(5)));
    }

    private static async Task<Receipt> Open(ResultRef result)
    {
        await using var desk = await ReceiptDesk.With(RealKnowledge.Base);
        return (await desk.Receipts.Open(RealKnowledge.Base, desk.Receipts.Issue(RealKnowledge.Base, result)!, CancellationToken.None))!;
    }
}
