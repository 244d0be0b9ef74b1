/**
 * Reads Keras' JSON. A reader for each kind of layer takes its configuration from {@link
 * io.millrace.keras.json.Members} and reports every violation with its place; {@link
 * io.millrace.keras.json.LayerReaders} lists them. Reading goes on after a violation.
 */
@NullMarked
package io.millrace.keras.json;

import org.jspecify.annotations.NullMarked;
