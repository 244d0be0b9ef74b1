/**
 * What nothing needs any more is deleted, and only that: modules say which places they have left,
 * and which they name; a place that is named, or that nobody here has left, is never touched.
 */
@NullMarked
package io.millrace.controlplane.retention;

import org.jspecify.annotations.NullMarked;
