package io.millrace.controlplane.submission.kubernetes.preflight;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.preflight.Check;
import io.millrace.controlplane.preflight.PreflightCheck;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether nodes get the image of jobs: only pods that wanted it can tell. */
public final class ImageCheck implements PreflightCheck {
  private static final Set<String> NOT_THERE =
      Set.of("ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName");

  private final KubernetesClient client;
  private final String namespace;
  private final String image;
  private final String pullPolicy;

  public ImageCheck(KubernetesClient client, String namespace, KubernetesProperties settings) {
    this.client = client;
    this.namespace = namespace;
    this.image = settings.image();
    this.pullPolicy = settings.imagePullPolicy();
  }

  @Override
  public String name() {
    return "image";
  }

  @Override
  public Check check() {
    try {
      return seen(
          client.pods().inNamespace(namespace).list().getItems().stream()
              .filter(this::wantsIt)
              .toList());
    } catch (KubernetesClientException e) {
      return Check.unknown(
          name(),
          "pods cannot be read: " + ServerAnswer.of(e),
          "See the checks operator and permissions.");
    }
  }

  private Check seen(List<Pod> pods) {
    Optional<Check> missing = pods.stream().flatMap(this::missing).findFirst();
    if (missing.isPresent()) {
      return missing.get();
    }
    Optional<Pod> running = pods.stream().filter(this::hasIt).findFirst();
    return running.map(this::there).orElseGet(this::neverTried);
  }

  private boolean wantsIt(Pod pod) {
    return pod.getSpec().getContainers().stream().map(Container::getImage).anyMatch(image::equals);
  }

  private static Stream<ContainerStatus> statuses(Pod pod) {
    return pod.getStatus() == null
        ? Stream.empty()
        : pod.getStatus().getContainerStatuses().stream();
  }

  private boolean hasIt(Pod pod) {
    return statuses(pod).anyMatch(one -> one.getImageID() != null && !one.getImageID().isEmpty());
  }

  private Stream<Check> missing(Pod pod) {
    return statuses(pod)
        .filter(status -> status.getState() != null && status.getState().getWaiting() != null)
        .map(status -> status.getState().getWaiting())
        .filter(waiting -> NOT_THERE.contains(waiting.getReason()))
        .map(waiting -> missing(pod, waiting));
  }

  private Check missing(Pod pod, ContainerStateWaiting waiting) {
    String message = waiting.getMessage() == null ? "" : ": " + waiting.getMessage();
    return Check.failed(
        name(),
        "pod " + pod.getMetadata().getName() + " has " + waiting.getReason() + message,
        pullPolicy.equals("Never")
            ? "Load "
                + image
                + " into the container runtime of the node, or change"
                + " millrace.kubernetes.image and image-pull-policy."
            : "See that "
                + image
                + " exists, and name a Secret of the registry in"
                + " millrace.kubernetes.image-pull-secrets if it needs one.");
  }

  private Check there(Pod pod) {
    return Check.ok(name(), image + " is used by pod " + pod.getMetadata().getName());
  }

  private Check neverTried() {
    return Check.unknown(
        name(),
        "no pod in namespace " + namespace + " uses " + image + " now",
        "`kubectl run millrace-image-check -n "
            + namespace
            + " --restart=Never --image="
            + image
            + " --image-pull-policy="
            + pullPolicy
            + " -- true` tries it; then `kubectl get pod millrace-image-check -n "
            + namespace
            + "`.");
  }
}
