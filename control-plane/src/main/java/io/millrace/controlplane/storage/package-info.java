/**
 * Reads, lists, writes and deletes what jobs share with this process: artifacts and snapshots, in
 * folders of a file system or of an object store, named by URIs as Flink understands them.
 */
@NullMarked
package io.millrace.controlplane.storage;

import org.jspecify.annotations.NullMarked;
