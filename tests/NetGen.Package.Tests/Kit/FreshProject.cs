using System.Text;

namespace NetGen.Package.Tests.Kit;

/// <summary>A user's project: nothing but the SDK's defaults, the package, and every warning an error.</summary>
internal sealed class FreshProject
{
    private readonly string _folder;
    private readonly string _name;
    private readonly StringBuilder _properties = new();
    private readonly StringBuilder _items = new();
    private string _target = "<TargetFramework>net10.0</TargetFramework>";

    /// <param name="folder">The folder of its solution; the project gets one in it.</param>
    /// <param name="name">The project and its assembly.</param>
    public FreshProject(string folder, string name)
    {
        _folder = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        _name = name;
    }

    /// <summary>The project's file.</summary>
    public string FilePath => Path.Combine(_folder, _name + ".csproj");

    public FreshProject With(string property, string value)
    {
        _properties.Append("    <").Append(property).Append('>').Append(value).Append("</").Append(property).AppendLine(">");
        return this;
    }

    /// <summary>Builds for several frameworks instead of .NET 10 alone.</summary>
    public FreshProject ForFrameworks(params string[] frameworks)
    {
        _target = $"<TargetFrameworks>{string.Join(';', frameworks)}</TargetFrameworks>";
        return this;
    }

    public FreshProject UsingPackage(PackedPackages packages) => Item("PackageReference", "NetGen", $" Version=\"{packages.Version}\"");

    public FreshProject Using(FreshProject other) => Item("ProjectReference", other.FilePath, "");

    public FreshProject Source(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        return this;
    }

    /// <summary>Writes the project's file, which nothing may be added to any more.</summary>
    public FreshProject Write()
    {
        File.WriteAllText(
            FilePath,
            $"""
             <Project Sdk="Microsoft.NET.Sdk">
               <PropertyGroup>
                 {_target}
                 <Nullable>enable</Nullable>
                 <ImplicitUsings>enable</ImplicitUsings>
                 <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                 <NuGetAudit>false</NuGetAudit>
             {_properties}  </PropertyGroup>
               <ItemGroup>
             {_items}  </ItemGroup>
             </Project>
             """);
        return this;
    }

    public CommandResult Build(params string[] arguments) => Commands.DotNet(_folder, ["build", "-c", "Release", "-warnaserror", .. arguments]);

    public CommandResult Publish(string output, params string[] arguments) =>
        Commands.DotNet(_folder, ["publish", "-c", "Release", "-warnaserror", "--use-current-runtime", "-o", output, .. arguments]);

    /// <summary>Runs what was built.</summary>
    public CommandResult Run() => Commands.DotNet(_folder, Path.Combine("bin", "Release", "net10.0", _name + ".dll"));

    /// <summary>Reads the file with what the compiler tells analyzers.</summary>
    public string AnalyzerOptions() =>
        File.ReadAllText(Path.Combine(_folder, "obj", "Release", "net10.0", _name + ".GeneratedMSBuildEditorConfig.editorconfig"));

    private FreshProject Item(string kind, string include, string rest)
    {
        _items.AppendLine($"    <{kind} Include=\"{include}\"{rest} />");
        return this;
    }
}
