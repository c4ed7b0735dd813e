using Tisserand.Web;
using Tisserand.Web.Shell.CommandLine;

return await Cli.Run(args, Modules.All);
