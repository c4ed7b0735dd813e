namespace Tisserand.Domain.Funding;

/// <summary>État d'un versement attendu, on a day; what was notified and received comes with the bank.</summary>
public enum PaymentState
{
    /// <summary>Attendu : its day is to come.</summary>
    Expected,

    /// <summary>Échu : its day has come.</summary>
    Due,

    /// <summary>Au plus : to come, and its attainment is not evaluated yet.</summary>
    AtMost,

    /// <summary>Estimé : to come, at the attainment that the indicators give.</summary>
    Estimated,

    /// <summary>À évaluer : its day has come and the fund has not notified its attainment.</summary>
    ToEvaluate,
}

/// <summary>États des versements : which one a day gives, and their French words.</summary>
public static class PaymentStates
{
    /// <summary>The state of a payment on a day; on its very day it is due.</summary>
    public static PaymentState StateOn(this Payment payment, DateOnly day) => (payment.IsUncertain, payment.DueOn <= day) switch
    {
        (false, false) => PaymentState.Expected,
        (false, true) => PaymentState.Due,
        (true, false) => payment.IsEstimated ? PaymentState.Estimated : PaymentState.AtMost,
        (true, true) => PaymentState.ToEvaluate,
    };

    public static string Label(this PaymentState state) => state switch
    {
        PaymentState.Expected => "attendu",
        PaymentState.Due => "échu",
        PaymentState.AtMost => "au plus",
        PaymentState.Estimated => "estimé",
        PaymentState.ToEvaluate => "échu, à notifier",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
