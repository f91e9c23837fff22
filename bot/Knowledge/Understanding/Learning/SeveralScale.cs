using System.Collections.Immutable;
using System.Globalization;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>What speaks for several questions in a message whose parts mean different topics.</summary>
/// <param name="Part">Chance of the topic within its own part, the smaller of the two surest.</param>
/// <param name="Whole">Chance of the topic in the whole message, the smaller of the two surest.</param>
/// <param name="First">Chance of the message's first topic.</param>
/// <param name="Second">Chance of the message's second topic.</param>
/// <param name="Parts">How many parts there are.</param>
/// <param name="Asking">How many of them are questions on their own.</param>
/// <param name="Length">Words and signs of the message.</param>
internal readonly record struct SeveralSigns(double Part, double Whole, double First, double Second, int Parts, int Asking, int Length)
{
    public static readonly ImmutableArray<string> Names = ["always", "part", "whole", "first", "second", "two-ask", "parts", "length", "story"];

    /// <summary>A message this long tells a story: its sentences are no questions of their own.</summary>
    private const int Story = 45;

    public ImmutableArray<double> Values =>
    [
        1, Odds(Part), StableMath.Log(Whole + 1e-4), Odds(First), StableMath.Log(Second + 1e-4),
        Asking >= 2 ? 1 : 0, Parts - 2, Length / 20.0, Length > Story ? 1 : 0,
    ];

    private static double Odds(double chance) => StableMath.Log(Math.Clamp(chance, 1e-4, 1 - 1e-4) / (1 - Math.Clamp(chance, 1e-4, 1 - 1e-4)));
}

/// <summary>How likely it is that a message asks several things: logistic regression over <see cref="SeveralSigns"/>.</summary>
internal sealed class SeveralScale(ImmutableArray<double> weights)
{
    /// <summary>The weights stored in <c>lexicon/several-weights.txt</c>; none when the list is absent: then no message asks several things.</summary>
    public static SeveralScale Stored(Lexicon lexicon)
    {
        if (lexicon["several-weights"].IsEmpty) return new([]);
        var stored = lexicon["several-weights"].ToDictionary(entry => entry.Key, entry => double.Parse(entry.Words[0], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new([.. SeveralSigns.Names.Select(name => stored.GetValueOrDefault(name))]);
    }

    /// <summary>Gradient descent over messages of which it is known whether they ask several things; both kinds count alike, however many there are.</summary>
    public static SeveralScale Fit(IReadOnlyList<(SeveralSigns Signs, bool Several)> seen)
    {
        const int Rounds = 3000;
        const double Pace = 0.8;
        const double Shrink = 0.001;
        var values = seen.Select(one => one.Signs.Values).ToList();
        var weights = new double[SeveralSigns.Names.Length];
        var several = Math.Max(1, seen.Count(one => one.Several));
        var share = (Several: 0.5 / several, One: 0.5 / Math.Max(1, seen.Count - several));
        for (var round = 0; round < Rounds; round++)
        {
            var slope = new double[weights.Length];
            for (var i = 0; i < seen.Count; i++)
            {
                var wrong = Chance(weights, values[i]) - (seen[i].Several ? 1 : 0);
                for (var k = 0; k < slope.Length; k++) slope[k] += wrong * values[i][k] * (seen[i].Several ? share.Several : share.One);
            }

            for (var k = 0; k < weights.Length; k++) weights[k] -= Pace * (slope[k] + (k == 0 ? 0 : Shrink * weights[k])) / 4;
        }

        return new([.. weights]);
    }

    public ImmutableArray<double> Weights => weights;

    public double Of(SeveralSigns signs) => weights.IsEmpty ? 0 : Chance([.. weights], signs.Values);

    private static double Chance(double[] weights, ImmutableArray<double> values)
    {
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++) sum += weights[k] * values[k];
        return 1 / (1 + StableMath.Exp(-sum));
    }
}
