using KpiFunctions;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.UseHttp();
builder.UseTelemetry();
builder.Services.AddKpiFunctions(builder.Configuration);
builder.Build().Run();
