/**
 * Record bytes to feature and label values and back: RAW (NumPy's little-endian bytes), JSON, Avro
 * with and without a schema registry, and images. The decoders are what every record passes
 * through, so they allocate nothing that they can keep.
 */
@NullMarked
package io.millrace.codecs;

import org.jspecify.annotations.NullMarked;
