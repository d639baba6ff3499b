// A program that starts servers, says so, and is there to be killed: ServerParent FOLDER POSTGRES-PORT PASSWORD
using System.Globalization;
using Icaro.Local.NativeServers;

var (folder, port, password) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), args[2]);
var postgres = new NativeServerOptions { DataDirectory = Path.Combine(folder, "postgres"), Port = port, Password = password };
var rabbitMq = new NativeServerOptions { DataDirectory = Path.Combine(folder, "rabbitmq"), Port = FreePort.Next(), Password = password };

ManagedProcess.Start(new()
{
    FileName = "sh",
    Arguments = ["-c", "trap '' TERM; sleep 1000 & wait; sleep 1000"],
    WorkingDirectory = folder,
});
await Task.WhenAll(PostgresServer.StartAsync(postgres, default), RabbitMqServer.StartAsync(rabbitMq, default));
Console.WriteLine("started");
await Task.Delay(Timeout.Infinite);
