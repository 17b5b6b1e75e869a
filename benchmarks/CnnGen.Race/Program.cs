using CnnGen.Race.Commands;

return CommandLine.Run(args);
