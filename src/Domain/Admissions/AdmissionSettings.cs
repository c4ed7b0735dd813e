using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Admissions;

/// <summary>Réglages de l'adhésion en ligne : whether the public form is open, and what it says first. Source: usage des CPTS.</summary>
public sealed class AdmissionSettings : ICptsOwned
{
    public const int WelcomeLength = 2_000;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public bool IsOpen { get; private set; }

    public string Welcome { get; private set; } = "";

    /// <summary>Refuses a welcome of more than <see cref="WelcomeLength"/> characters; then nothing is changed.</summary>
    public List<Refusal> Change(bool isOpen, string? welcome)
    {
        var text = TypedText.Lines(welcome);
        if (text.Length > WelcomeLength)
        {
            return [new("welcome-length", $"{FrenchNumber.Whole(WelcomeLength)} caractères au plus.", nameof(Welcome))];
        }
        (IsOpen, Welcome) = (isOpen, text);
        return [];
    }
}
