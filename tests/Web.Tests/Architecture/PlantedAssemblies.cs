using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Tisserand.Web.Tests.Architecture;

/// <summary>The three assemblies of a small house, built in memory: each type creates the types that it uses.</summary>
static class PlantedAssemblies
{
    public static IReadOnlyList<AssemblyDefinition> Build((string Type, string[] Uses)[] types)
    {
        var assemblies = types.Select(t => AssemblyOf(t.Type)).Distinct().ToDictionary(
            name => name,
            name => AssemblyDefinition.CreateAssembly(new(name, new(1, 0)), name, ModuleKind.Dll));
        foreach (var (type, uses) in types)
        {
            var module = assemblies[AssemblyOf(type)].MainModule;
            var definition = new TypeDefinition(Namespace(type), Name(type), TypeAttributes.Public | TypeAttributes.Class);
            var method = new MethodDefinition("Use", MethodAttributes.Public, TypeIn(module, "System.Object", "System.Runtime"));
            foreach (var use in uses)
            {
                method.Body.Instructions.Add(Instruction.Create(OpCodes.Ldtoken, TypeIn(module, use, AssemblyOf(use))));
            }
            definition.Methods.Add(method);
            module.Types.Add(definition);
        }
        return [.. assemblies.Values];
    }

    private static TypeReference TypeIn(ModuleDefinition module, string type, string assembly)
    {
        IMetadataScope scope = module.Assembly.Name.Name == assembly
            ? module
            : module.AssemblyReferences.FirstOrDefault(r => r.Name == assembly) ?? Reference(module, assembly);
        return new TypeReference(Namespace(type), Name(type), module, scope);
    }

    private static AssemblyNameReference Reference(ModuleDefinition module, string assembly)
    {
        var reference = new AssemblyNameReference(assembly, new(1, 0));
        module.AssemblyReferences.Add(reference);
        return reference;
    }

    private static string AssemblyOf(string type) => string.Join('.', type.Split('.')[..2]);

    private static string Namespace(string type) => type[..type.LastIndexOf('.')];

    private static string Name(string type) => type[(type.LastIndexOf('.') + 1)..];
}
