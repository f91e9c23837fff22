namespace Article60.Knowledge.Understanding.Learning;

/// <summary>Exponential, logarithm and hyperbolic tangent from additions and multiplications only, so that every machine computes the same bits.</summary>
internal static class StableMath
{
    private const double Ln2 = 0.693147180559945309;

    public static double Exp(double x)
    {
        if (x < -80) return 0;
        if (x > 80) x = 80;
        var halvings = (int)Math.Floor((x / Ln2) + 0.5);
        var r = x - (halvings * Ln2);
        var sum = 1.0 + (r * (1.0 + (r / 2 * (1.0 + (r / 3 * (1.0 + (r / 4 * (1.0 + (r / 5 * (1.0 + (r / 6 * (1.0 + (r / 7)))))))))))));
        return sum * BitConverter.Int64BitsToDouble((long)(halvings + 1023) << 52);
    }

    public static float Tanh(float x) => (float)(1 - (2 / (Exp(2.0 * x) + 1)));

    /// <param name="x">Above zero.</param>
    public static double Log(double x)
    {
        var power = 0;
        while (x > 1.5) { x /= 2; power++; }
        while (x < 0.75) { x *= 2; power--; }
        var z = (x - 1) / (x + 1);
        var square = z * z;
        return (2 * z * (1 + (square * ((1.0 / 3) + (square * ((1.0 / 5) + (square * ((1.0 / 7) + (square * ((1.0 / 9) + (square / 11))))))))))) + (power * Ln2);
    }
}
