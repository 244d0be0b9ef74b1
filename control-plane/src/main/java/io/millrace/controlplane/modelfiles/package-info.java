/**
 * Model files that users uploaded: received in a folder of their own, checked there, then kept
 * under their checksum in the artifact store for as long as something uses them.
 */
@NullMarked
package io.millrace.controlplane.modelfiles;

import org.jspecify.annotations.NullMarked;
