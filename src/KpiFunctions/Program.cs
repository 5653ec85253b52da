using KpiFunctions;
using KpiFunctions.Foundation.Http;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.UseHttp();
builder.Services.AddKpiFunctions(builder.Configuration);
builder.Build().Run();
