using Article60.Host;
if (Commands.IsOne(args)) return Commands.Run(args, Path.Combine(AppContext.BaseDirectory, "knowledge"), new DateTime(2026,11,22,10,0,0), Console.In, Console.Out, Console.Error);
return 0;
