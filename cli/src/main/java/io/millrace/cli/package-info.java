/**
 * {@code ./millrace cli}: a client of the REST API for terminals and scripts. It knows nothing of
 * the control plane but its addresses; what it sends and shows is JSON.
 */
@NullMarked
package io.millrace.cli;

import org.jspecify.annotations.NullMarked;
