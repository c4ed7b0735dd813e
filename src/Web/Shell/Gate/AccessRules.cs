using Tisserand.Domain.Access;

namespace Tisserand.Web.Shell.Gate;

/// <summary>What an endpoint asks of whoever calls it. An endpoint without a rule answers nobody.</summary>
public interface IAccessRule
{
}

/// <summary>Everybody, without an account.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicAttribute : Attribute, IAccessRule
{
}

/// <summary>Anybody signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInAttribute : Attribute, IAccessRule
{
}

/// <summary>The administrateur of the installation.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AdministratorAttribute : Attribute, IAccessRule
{
}

/// <summary>Anybody with a role in the CPTS of the address.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OfCptsAttribute : Attribute, IAccessRule
{
}

/// <summary>
/// A right on a record that the address names by its identifier: the Gate lets in whoever has a role in the CPTS, and the
/// handler, which knows the record and its area, asks for <see cref="Level"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OfRecordAttribute(Level level) : Attribute, IAccessRule
{
    public Level Level { get; } = level;
}

/// <summary>
/// A right in the CPTS of the address: reading asks <see cref="Level.See"/> and any other method <see cref="Level.Act"/>,
/// unless a level is named (a form page names <see cref="Level.Act"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Area area, Level level = Level.None) : Attribute, IAccessRule
{
    public Area Area { get; } = area;

    /// <summary>
    /// Opens the page to a référent too: the handler, which knows the mission of the record, asks for the right on it.
    /// </summary>
    public bool OrOwnMissions { get; set; }

    public Level LevelFor(string method) =>
        level != Level.None ? level
        : HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? Level.See
        : Level.Act;
}
