using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Tisserand.Web.Tests.Architecture;

/// <summary>One type uses another: what the metadata of an assembly says, bodies of methods included.</summary>
sealed record TypeUse(string FromType, Place From, string ToType, Place To);

static class TypeUses
{
    public static IEnumerable<TypeUse> Of(AssemblyDefinition assembly)
    {
        var views = Views(assembly);
        foreach (var type in assembly.MainModule.GetTypes())
        {
            var outermost = Outermost(type);
            var from = views.TryGetValue(outermost.FullName, out var view) ? view : Place.Of(type);
            if (from.Layer is Layer.Elsewhere && outermost.Name != "Program")
            {
                continue;
            }
            var used = new HashSet<string>(StringComparer.Ordinal);
            foreach (var use in References(type).SelectMany(Parts))
            {
                var to = views.TryGetValue(Outermost(use).FullName, out var viewUsed) ? viewUsed : Place.Of(use);
                if (to.Layer is not Layer.Elsewhere && used.Add(use.FullName))
                {
                    yield return new(outermost.FullName, from, Outermost(use).FullName, to);
                }
            }
        }
    }

    // Razor puts views into a namespace of its own and leaves their path in an attribute of the assembly.
    private static Dictionary<string, Place> Views(AssemblyDefinition assembly) =>
        assembly.CustomAttributes
            .Where(a => a.AttributeType.Name == "RazorCompiledItemAttribute")
            .ToDictionary(
                a => ((TypeReference)a.ConstructorArguments[0].Value).FullName,
                a => Place.OfView((string)a.ConstructorArguments[2].Value),
                StringComparer.Ordinal);

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeReference> References(TypeDefinition type) =>
    [
        .. Present(type.BaseType),
        .. type.Interfaces.Select(i => i.InterfaceType),
        .. type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
        .. Attributes(type),
        .. type.Fields.SelectMany(f => Attributes(f).Append(f.FieldType)),
        .. type.Properties.SelectMany(p => Attributes(p).Append(p.PropertyType)),
        .. type.Events.Select(e => e.EventType),
        .. type.Methods.SelectMany(References),
    ];

    private static IEnumerable<TypeReference> References(MethodDefinition method) =>
    [
        .. Attributes(method),
        .. Signature(method),
        .. method.Parameters.SelectMany(Attributes),
        .. method.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
        .. method.HasBody ? References(method.Body) : [],
    ];

    private static IEnumerable<TypeReference> References(MethodBody body) =>
    [
        .. body.Variables.Select(v => v.VariableType),
        .. body.ExceptionHandlers.SelectMany(h => Present(h.CatchType)),
        .. body.Instructions.SelectMany(i => i.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            MethodReference method => Signature(method).Append(method.DeclaringType),
            _ => Enumerable.Empty<TypeReference>(),
        }),
    ];

    private static IEnumerable<TypeReference> Signature(MethodReference method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(p => p.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(a =>
            a.ConstructorArguments.Select(c => c.Value).OfType<TypeReference>().Append(a.AttributeType));

    // « List<Member[]> » is a use of List and of Member.
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static IEnumerable<TypeReference> Present(TypeReference? type) => type is null ? [] : [type];
}
