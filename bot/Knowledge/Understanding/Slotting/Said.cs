using System.Collections.Immutable;
using Article60.Knowledge.Understanding.Text;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>A message cut up once for all readers of slots: tokens, and which of them are decoys (phones, account numbers, "article 60").</summary>
internal sealed class Said
{
    private const int ShortestQuote = 8;
    private const int LongestCue = 5;
    private readonly bool[] _decoys;

    public Said(string text, string language, DateOnly today)
        : this(text, Tokenizer.Cut(text), language, today)
    {
    }

    /// <param name="text">The message.</param>
    /// <param name="tokens">The same, cut up already.</param>
    /// <param name="language">ISO 639-1.</param>
    /// <param name="today">Settles "mardi passé".</param>
    public Said(string text, List<Token> tokens, string language, DateOnly today)
    {
        (Text, Tokens, Language, Today) = (text, tokens, language, today);
        _decoys = new bool[Tokens.Count];
        foreach (var identifier in Identifiers.In(text))
            for (var i = 0; i < Tokens.Count; i++)
                _decoys[i] |= Tokens[i].Start >= identifier.Place.Start && Tokens[i].End <= identifier.Place.End;
        MarkQuotes();
        for (var i = 0; i < Tokens.Count; i++)
        {
            // "C4", "A2": a letter glued to the figure makes it a name.
            if (Tokens[i].IsNumber && i > 0 && Tokens[i - 1].IsWord && Tokens[i - 1].End == Tokens[i].Start && Tokens[i - 1].Text.Length == 1) _decoys[i] = true;
            if (Tokens[i].Text is not ("60" or "61" or "soixante" or "zestig" or "sechzig" or "sixty")) continue;
            var before = i == 0 ? "" : Tokens[i - 1].Text == "." && i > 1 ? Tokens[i - 2].Text : Tokens[i - 1].Text;
            _decoys[i] |= before is "article" or "art" or "artikel" or "articles" or "articl" or "lart" or "larticle" or "contrat" or "artikle" or "art60" or "artic" or "artical" or "soissante"
                || (i + 1 < Tokens.Count && Tokens[i + 1].Text is "§" or "$" or "paragraphe" or "par");
        }
    }

    private Said(Said of, List<Token> tokens) => (Text, Language, Today, Tokens, _decoys) = (of.Text, of.Language, of.Today, tokens, of._decoys);

    /// <summary>The same message with other words at the same places.</summary>
    public Said With(List<Token> tokens) => new(this, tokens);

    public string Text { get; }

    public string Language { get; }

    public DateOnly Today { get; }

    public List<Token> Tokens { get; }

    public bool IsDecoy(int i) => _decoys[i];

    public string At(int i) => i >= 0 && i < Tokens.Count ? Tokens[i].Text : "";

    /// <summary>Nothing stands at this token, or a sign that does not join what is beside it.</summary>
    public bool EndsAt(int i) => i >= Tokens.Count || (Tokens[i].IsSign && Tokens[i].Text is not ("-" or "'"));

    /// <summary>A cue of that kind ends within <paramref name="reach"/> tokens before this one.</summary>
    public bool Preceded(CueTable table, string cue, int i, int reach)
    {
        for (var start = Math.Max(0, i - reach - LongestCue); start < i; start++)
            if (table.After(cue, Tokens, start) is { } next && next <= i && i - next <= reach && !Stopped(next, i)) return true;
        return false;
    }

    /// <summary>A cue of that kind begins within <paramref name="reach"/> tokens after this one.</summary>
    public bool Followed(CueTable table, string cue, int i, int reach)
    {
        for (var start = i; start <= i + reach && start < Tokens.Count; start++)
            if (table.At(cue, Tokens, start) && !Stopped(i, start)) return true;
        return false;
    }

    /// <summary>A longer passage between quotation marks is somebody else's text: its figures are not the visitor's.</summary>
    private void MarkQuotes()
    {
        var open = -1;
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (!Tokens[i].IsSign || Tokens[i].Text != "\"") continue;
            if (open >= 0 && i - open > ShortestQuote) _decoys.AsSpan(open, i - open).Fill(true);
            open = open < 0 ? i : -1;
        }
    }

    /// <summary>No full stop nor question mark stands between the two tokens.</summary>
    public bool SameSentence(int a, int b) => !Stopped(Math.Min(a, b), Math.Max(a, b));

    /// <summary>A sentence ends between.</summary>
    private bool Stopped(int from, int to)
    {
        for (var i = from; i < to && i < Tokens.Count; i++)
            if (Sentences.EndsAt(Tokens, i)) return true;
        return false;
    }
}
