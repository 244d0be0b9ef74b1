package io.millrace.keras.initializer;

/** The distribution of a weight's first values. */
public sealed interface Initializer
    permits Constant,
        ForgetGateOnes,
        Identity,
        Orthogonal,
        RandomNormal,
        RandomUniform,
        ScaledByFans,
        TruncatedNormal,
        VarianceScaling {}
