namespace Article60.Knowledge.Understanding.Text;

/// <summary>A stretch of a message.</summary>
/// <param name="From">First token.</param>
/// <param name="To">After the last token.</param>
/// <param name="Asks">Holds a question word or ends with a question mark.</param>
internal readonly record struct Part(int From, int To, bool Asks);

/// <summary>Cuts a message where one question may end and the next begin. Cutting too often is harmless: the parts are judged later.</summary>
internal sealed class QuestionSplitter
{
    private readonly Values.PhraseTable _asking;
    private readonly Values.PhraseTable _joining;

    public QuestionSplitter(Lexicon lexicon) =>
        (_asking, _joining) = (new(lexicon, "question-words"), new(lexicon, "joining-words"));

    /// <summary>Sentences, each marked as asking or telling.</summary>
    private static List<Part> Parts(List<Token> tokens, Asking asking)
    {
        var parts = new List<Part>();
        var from = 0;
        for (var i = 0; i <= tokens.Count; i++)
        {
            if (i < tokens.Count && !Sentences.EndsAt(tokens, i)) continue;
            if (i > from) parts.Add(new(from, i, (i < tokens.Count && tokens[i].Text == "?") || asking.Within(from, i)));
            from = i + 1;
        }

        return parts;
    }

    /// <summary>Pieces of asking sentences, cut at commas, colons and joining words when both sides can stand alone.</summary>
    public List<Part> Questions(List<Token> tokens, string language)
    {
        var found = new List<Part>();
        var asking = new Asking(_asking, tokens);
        foreach (var sentence in Parts(tokens, asking))
        {
            var from = sentence.From;
            var list = false;
            for (var i = sentence.From; i < sentence.To; i++)
            {
                var sign = tokens[i] is { IsSign: true, Text: "," or ":" or "+" or "&" or "/" } && !Sentences.InsideNumber(tokens, i);
                list |= sign && tokens[i].Text == ":";
                var join = sign || i == from || _joining.At(tokens, i) is not { } word || word.Key != language ? ((string Key, int Next)?)null : word;
                if (!sign && join is null) continue;
                var next = sign ? i + 1 : join!.Value.Next;
                var alone = list || (asking.Within(from, i) && asking.Within(next, sentence.To));
                if ((!alone && !sentence.Asks) || asking.Words(from, i) < 2 || asking.Words(next, sentence.To) < 2) continue;
                if (!alone && sign && tokens[i].Text is "," or ":" or "/") continue;
                found.Add(new(from, i, alone || (asking.Within(from, i) && Clause(tokens, next, sentence.To))));
                from = next;
                i = next - 1;
            }

            if (sentence.To > from && (sentence.Asks || list))
                found.Add(new(from, sentence.To, from == sentence.From || list || asking.Within(from, sentence.To) || Clause(tokens, from, sentence.To)));
        }

        return found;
    }

    /// <summary>Somebody does something within the first words: a question by its tone alone.</summary>
    private static bool Clause(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to && i < from + 3; i++)
            if (tokens[i].Text is "j" or "je" or "on" or "c" or "ca" or "il" or "elle" or "ils" or "nous" or "vous" or "jai" or "ik" or "ich" or "i" or "g") return true;
        return false;
    }
}
