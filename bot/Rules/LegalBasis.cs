namespace Article60.Rules;

/// <summary>Sources of rules that are not figures: a figure carries its own source.</summary>
internal static class LegalBasis
{
    public static readonly Citation ClaimDateDecides = new("wd-s4");
    public static readonly Citation AgeOnClaimDate = new("ar-2012-07-23", "art. 1");
    public static readonly Citation ReferenceWindow = new("wd-s2");
    public static readonly Citation WindowLengthened = new("wd-s9");
    public static readonly Citation RoutesR1 = new("wd-s10");
    public static readonly Citation RoutesR2 = new("wd-s2");
    public static readonly Citation RoutesR3 = new("wd-s5");
    public static readonly Citation SicknessAssimilated = new("wd-s2");
    public static readonly Citation SicknessNotAssimilated = new("wd-s5");
    public static readonly Citation DurationOfRight = new("wd-s28");
    public static readonly Citation NoticeTable = new("loi-contrats-travail", "art. 37/2 §2");
    public static readonly Citation NoticeForm = new("wl-s47");
    public static readonly Citation NoticeStart = new("wl-s46");
    public static readonly Citation Registered = new("wl-s48");
    public static readonly Citation Seniority = new("wl-s36");
    public static readonly Citation NoticeNotServed = new("loi-contrats-travail", "art. 39 §1");
    public static readonly Citation FixedTerm = new("loi-contrats-travail", "art. 40");
    public static readonly Citation FixedTermHalf = new("wl-s52");
    public static readonly Citation EndsByItself = new("liege-2022");
    public static readonly Citation GuaranteedPay = new("loi-contrats-travail", "art. 52, 70, 71");
    public static readonly Citation SicknessContractEnd = new("wl-s22");
    public static readonly Citation SicknessSeniority = new("wl-s62");
    public static readonly Citation DailyPay = new("wl-s62");
    public static readonly Citation HourlyFloor = new("wl-s12");
    public static readonly Citation PartTime = new("liege-2022");
    public static readonly Citation Complement = new("wl-s30");
    public static readonly Citation Cohabitants = new("ar-2026-01-07");
    public static readonly Citation CohabitantsBefore = new("ar-integration-sociale", "art. 34");
    public static readonly Citation Tutoring = new("commune-a-page");
    public static readonly Citation SharedPlacement = new("liege-2022");
    public static readonly Citation Holidays = new("loi-feries");
}
