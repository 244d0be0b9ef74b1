/** What a JobManager answers over REST, in the words of the port. */
@NullMarked
package io.millrace.controlplane.submission.flinkrest;

import org.jspecify.annotations.NullMarked;
