using EmbeddedInference;

return CommandLine.Run(args);
