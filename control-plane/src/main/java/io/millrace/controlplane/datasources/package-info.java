/** Recorded ranges of Kafka topics: what their bytes mean and whether Kafka still has them. */
@NullMarked
package io.millrace.controlplane.datasources;

import org.jspecify.annotations.NullMarked;
