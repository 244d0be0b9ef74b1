package io.millrace.keras.initializer;

/** The distribution of a weight's first values. */
public sealed interface Initializer
    permits Constant, RandomNormal, RandomUniform, TruncatedNormal, VarianceScaling {}
