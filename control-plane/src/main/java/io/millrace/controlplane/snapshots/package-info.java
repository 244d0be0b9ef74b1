/**
 * Savepoints as things with an id: those that people ask for while a deployment works, and those
 * that are left whenever one is stopped. Who takes them is somebody else's: here they are kept.
 */
@NullMarked
package io.millrace.controlplane.snapshots;

import org.jspecify.annotations.NullMarked;
