package io.millrace.controlplane.submission.kubernetes.preflight;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** What the API server said, without the request and the rest of its answer. */
final class ServerAnswer {
  private ServerAnswer() {}

  static String of(KubernetesClientException failure) {
    boolean said = failure.getStatus() != null && failure.getStatus().getMessage() != null;
    return said ? failure.getStatus().getMessage() : String.valueOf(failure.getMessage());
  }
}
