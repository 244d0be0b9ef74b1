/**
 * Trained models as immutable values: artifact, signature, provenance, and the descriptor that
 * inference jobs receive.
 */
@NullMarked
package io.millrace.contracts.model;

import org.jspecify.annotations.NullMarked;
