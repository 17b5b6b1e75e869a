using FashionMnist.Commands;

return CommandLine.Run(args);
