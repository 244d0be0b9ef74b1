package io.millrace.keras.python;

import org.jspecify.annotations.Nullable;

/**
 * Something in a program that cannot be accepted.
 *
 * @param message what was found and what is legal
 * @param hint what to write instead
 */
public record SourceFault(Site site, String message, @Nullable String hint) {}
