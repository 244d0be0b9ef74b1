/** What jobs on Kubernetes need: the operator in a fit version, permissions, an image. */
@NullMarked
package io.millrace.controlplane.submission.kubernetes.preflight;

import org.jspecify.annotations.NullMarked;
