package io.millrace.keras.initializer;

/** The same value everywhere; {@code Zeros} and {@code Ones} too. */
public record Constant(double value) implements Initializer {}
