/**
 * The data set of a training job: offset ranges read once from Kafka, kept on the heap and beyond a
 * budget in a local file, and replayed for every epoch. An epoch is progress of the source, so
 * checkpoints go on during all of them; the progress is checkpointed, the data is read from Kafka
 * again.
 */
@NullMarked
package io.millrace.jobs.source;

import org.jspecify.annotations.NullMarked;
