using Article60.Benchmarks;

return args switch
{
    ["understanding", .. var rest] => UnderstandingBenchmark.Run(rest),
    ["channel", .. var rest] => ChannelBenchmark.Run(rest),
    ["calculators", .. var rest] => CalculatorBenchmarks.Run(rest),
    ["turn", var knowledge] => TurnBenchmark.Run(knowledge),
    ["sockets"] => SocketBenchmark.Run(),
    ["sockets", var program] => SocketBenchmark.Run(program: program),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("usage: dotnet run -c Release --project tests/benchmarks -- understanding [--ask QUESTIONS.jsonl | --slots QUESTIONS.jsonl… | --multiply TIMES | --side-by-side | --calibrate] | calculators [KNOWLEDGE] | channel [USERS [SECONDS [tests/benchmarks/echo-bot]]] | turn KNOWLEDGE | sockets [PUBLISHED-HOST-DLL]");
    return 2;
}
