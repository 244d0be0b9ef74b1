/**
 * The artifact store: trained models as immutable folders on any file system that Flink knows,
 * staged first, published by one rename, verified by checksum when fetched.
 */
@NullMarked
package io.millrace.jobs.artifact;

import org.jspecify.annotations.NullMarked;
