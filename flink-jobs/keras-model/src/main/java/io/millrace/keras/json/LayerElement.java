package io.millrace.keras.json;

import io.millrace.keras.layer.Layer;
import org.jspecify.annotations.Nullable;

/**
 * One element of a model's {@code layers}, read as far as it could be.
 *
 * @param name "?" when it has none
 * @param layer null when violations were added
 * @param reader null when the class is not known
 * @param config for violations of the layer
 */
record LayerElement(
    String name,
    String className,
    @Nullable Layer layer,
    @Nullable LayerReader reader,
    Members element,
    Members config) {}
