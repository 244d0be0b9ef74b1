/**
 * How layers are put together: calls of layers on the outputs of other calls. A Sequential model is
 * a graph that is a chain.
 */
@NullMarked
package io.millrace.keras.graph;

import org.jspecify.annotations.NullMarked;
