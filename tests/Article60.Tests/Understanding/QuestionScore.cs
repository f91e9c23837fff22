using System.Globalization;
using System.Text.Json.Nodes;
using Article60.Knowledge.Understanding;

namespace Article60.Tests.Understanding;

/// <summary>Scores answers to a question set by the rules of <c>../shared/questions/topics.md</c>.</summary>
public sealed class QuestionScore
{
    private static readonly Dictionary<string, string> FlowOf = new()
    {
        ["required-workdays"] = "flow-required-workdays", ["resign-notice"] = "flow-resign-notice",
        ["sick-leave-guaranteed-salary"] = "flow-sick-pay", ["contact"] = "flow-contact",
        ["partner-cost-nonprofit"] = "flow-partner-cost", ["partner-cost-public"] = "flow-partner-cost",
        ["partner-cost-private"] = "flow-partner-cost", ["partner-cost-social-economy"] = "flow-partner-cost",
    };

    private int _in, _inRight, _inOffered, _inAnswered, _answered, _answeredRight, _outside, _outsideAnswered;
    private int _distress, _distressCaught, _falseAlarms, _language, _all, _slots, _slotsFound, _spurious;

    /// <summary>Every answered or offered in-scope question: confidence, and whether the first topic was right.</summary>
    public List<(double Confidence, bool Right)> Curve { get; } = [];

    public double FirstRight => Share(_inRight, _in);

    public double RightOrOffered => Share(_inOffered, _in);

    public double Coverage => Share(_inAnswered, _in);

    public double Precision => Share(_answeredRight, _answered);

    public double OutsideAnswered => Share(_outsideAnswered, _outside);

    public double DistressCaught => Share(_distressCaught, _distress);

    public int FalseAlarms => _falseAlarms;

    public double LanguageRight => Share(_language, _all);

    public double SlotsFound => Share(_slotsFound, _slots);

    public int SpuriousSlots => _spurious;

    public void Add(JsonNode question, Understood answer)
    {
        var expect = question["expect"]!;
        var wanted = expect["kind"]!.GetValue<string>();
        var accepted = expect["topics"]!.AsArray().Select(topic => topic!.GetValue<string>()).ToHashSet();
        var answered = answer.Kind is UnderstoodKind.Topic or UnderstoodKind.Flow or UnderstoodKind.Several;
        var first = answer.Topics.IsEmpty ? null : answer.Topics[0];
        var hit = first is not null && accepted.Contains(first);
        var inScope = wanted is "topic" or "flow" or "several";
        var right = wanted switch
        {
            "several" => answered && accepted.All(topic => answer.Topics.Contains(topic) || (FlowOf.TryGetValue(topic, out var flow) && answer.Topics.Contains(flow))),
            "topic" or "flow" => answered && hit,
            "out-of-scope" => answer.Kind is UnderstoodKind.OutOfScope or UnderstoodKind.Unknown,
            _ => answer.KindWord == wanted && hit,
        };
        right |= expect["also_kind"]?.GetValue<string>() == answer.KindWord && hit;

        _all++;
        if (answer.Language == question["lang"]!.GetValue<string>()) _language++;
        if (answered) { _answered++; if (right) _answeredRight++; }
        if (wanted == "out-of-scope") { _outside++; if (answered) _outsideAnswered++; }
        if (wanted == "distress") { _distress++; if (answer.Kind == UnderstoodKind.Distress) _distressCaught++; }
        else if (answer.Kind == UnderstoodKind.Distress) _falseAlarms++;
        if (!inScope) return;
        _in++;
        if (right) _inRight++;
        if (right || (answer.Kind == UnderstoodKind.Unsure || wanted == "several") && answer.Topics.Any(accepted.Contains)) _inOffered++;
        if (answered) _inAnswered++;
        if (wanted != "several" && (answered || answer.Kind == UnderstoodKind.Unsure)) Curve.Add((answer.Confidence, hit));
        AddSlots(expect, answer);
    }

    private void AddSlots(JsonNode expect, Understood answer)
    {
        var got = answer.Slots.ToJson();
        foreach (var (name, value) in expect["slots"]?.AsObject() ?? [])
        {
            _slots++;
            if (got[name] is { } found && Same(found, value!)) _slotsFound++;
        }

        foreach (var (name, _) in got)
            if (expect["slots"]?[name] is null && expect["slots_optional"]?[name] is null && expect["slots_carried"]?[name] is null) _spurious++;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"first right {FirstRight:P1}  right or offered {RightOrOffered:P1}  coverage {Coverage:P1}  precision {Precision:P1}  outside answered {OutsideAnswered:P1}  distress {DistressCaught:P1} false alarms {FalseAlarms}  language {LanguageRight:P1}  slots {SlotsFound:P1} spurious {SpuriousSlots}  ({_all} questions)");

    private static bool Same(JsonNode a, JsonNode b) => a.ToJsonString().Trim('"').Equals(b.ToJsonString().Trim('"'), StringComparison.OrdinalIgnoreCase)
        || (decimal.TryParse(a.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && decimal.TryParse(b.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var y) && x == y);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
