package io.millrace.keras.initializer;

/**
 * A matrix with one value on its diagonal, zeros elsewhere.
 *
 * @param gain the value
 */
public record Identity(double gain) implements Initializer {}
