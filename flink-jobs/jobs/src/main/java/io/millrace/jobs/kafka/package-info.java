/** How the jobs' own Kafka clients and Kafka sinks are configured from a job spec. */
@NullMarked
package io.millrace.jobs.kafka;

import org.jspecify.annotations.NullMarked;
