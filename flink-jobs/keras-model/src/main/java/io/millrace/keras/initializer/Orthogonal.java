package io.millrace.keras.initializer;

import org.jspecify.annotations.Nullable;

/**
 * A random matrix with orthonormal rows or columns, whichever are fewer; all axes but the last make
 * the rows.
 *
 * @param gain all values are multiplied with it
 * @param seed null takes the seed of the training
 */
public record Orthogonal(double gain, @Nullable Long seed) implements Initializer {}
