using Article60.Benchmarks;

return args switch
{
    ["understanding", .. var rest] => UnderstandingBenchmark.Run(rest),
    ["channel", .. var rest] => ChannelBenchmark.Run(rest),
    ["calculators", .. var rest] => CalculatorBenchmarks.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("usage: dotnet run -c Release --project tests/benchmarks -- understanding [QUESTIONS.jsonl] | calculators [KNOWLEDGE] | channel [USERS [SECONDS [tests/benchmarks/echo-bot]]]");
    return 2;
}
