/**
 * Record bytes to feature and label values and back: RAW (NumPy's little-endian bytes) and JSON.
 * The decoders are what every record passes through, so they allocate nothing that they can keep.
 */
@NullMarked
package io.millrace.codecs;

import org.jspecify.annotations.NullMarked;
