namespace Tisserand.Web.Shell.Api;

/// <summary>Why a request of the API was refused.</summary>
public sealed record ApiErrors(params IReadOnlyList<ApiError> Errors);

/// <summary>One refusal: the field it concerns (empty: the whole request), a code for programs, a French sentence for people.</summary>
public sealed record ApiError(string Field, string Code, string Message);
