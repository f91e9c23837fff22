namespace Article60.Host.Privacy;

/// <summary>How long each kind of data stays, in days; the chat promises at most two years for a form and six months for a call-back.</summary>
internal sealed record RetentionSettings(int ConversationDays, int PartnerDays, int CallBackDays, int QuestionDays, int AuditDays, int MailDays)
{
    private const int TwoYears = 730;
    private const int SixMonths = 180;

    public static RetentionSettings Read(IConfiguration from, ICollection<string> problems)
    {
        return new(Days("ConversationDays", 30, TwoYears), Days("PartnerDays", TwoYears, TwoYears), Days("CallBackDays", SixMonths, SixMonths),
            Days("QuestionDays", 365, TwoYears), Days("AuditDays", 365, 3650), Days("MailDays", 30, TwoYears));

        int Days(string name, int otherwise, int most)
        {
            if (from[$"Privacy:{name}"] is not { Length: > 0 } text) return otherwise;
            if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var days) && days >= 1 && days <= most) return days;
            problems.Add($"Privacy:{name}: a number of days from 1 to {most} is expected; the chat promises no longer.");
            return otherwise;
        }
    }
}
