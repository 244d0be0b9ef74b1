package io.millrace.keras.source;

import io.millrace.keras.python.Site;
import tools.jackson.databind.JsonNode;

/**
 * An input shape given to a layer that is no input layer: {@code Dense(4, input_shape=(3,))}.
 *
 * @param batchShape batch first, for example {@code [null, 3]}
 */
record DeclaredInput(JsonNode batchShape, Site site) {}
