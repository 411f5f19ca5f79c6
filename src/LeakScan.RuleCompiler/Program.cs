File.WriteAllBytes(args[1], []);
return 0;
