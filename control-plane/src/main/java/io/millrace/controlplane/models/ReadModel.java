package io.millrace.controlplane.models;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A definition without faults.
 *
 * @param architecture Keras JSON; null for a SavedModel
 * @param folder of the files to keep, in the folder of the upload; null for text
 */
record ReadModel(
    ModelDefinition definition,
    ModelSummary summary,
    @Nullable String architecture,
    @Nullable Path folder) {}
