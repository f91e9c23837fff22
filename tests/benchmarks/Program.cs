using Article60.Benchmarks;

return args switch
{
    ["understanding", .. var rest] => UnderstandingBenchmark.Run(rest),
    ["calculators", .. var rest] => CalculatorBenchmarks.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("usage: dotnet run -c Release --project tests/benchmarks -- understanding [QUESTIONS.jsonl] | calculators [KNOWLEDGE]");
    return 2;
}
