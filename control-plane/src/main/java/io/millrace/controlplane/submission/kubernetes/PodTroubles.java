package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what keeps the pods of a job from working, and what helps: the operator says nothing of it
 * for minutes. Pure.
 */
final class PodTroubles {
  private static final Duration RECENT = Duration.ofMinutes(5);
  private static final String IMAGE_REMEDY =
      "; see millrace.kubernetes.image, image-pull-policy and image-pull-secrets";
  private static final String CONFIG_REMEDY =
      "; see millrace.kubernetes.secrets: each Secret has to be in the namespace of the jobs";

  /** Reasons for which a container waits without ever starting by itself, and what helps. */
  private static final Map<String, String> WAITING =
      Map.of(
          "ErrImagePull", IMAGE_REMEDY,
          "ImagePullBackOff", IMAGE_REMEDY,
          "ErrImageNeverPull", IMAGE_REMEDY,
          "InvalidImageName", IMAGE_REMEDY,
          "CreateContainerConfigError", CONFIG_REMEDY,
          "CreateContainerError", "",
          "RunContainerError", "");

  private static final String MEMORY_REMEDY =
      "; raise millrace.kubernetes.job-manager.memory or task-manager.memory";

  /** Events that no status repeats, of the kubelet, the controllers and the operator. */
  private static final Set<String> TELLING =
      Set.of(
          "FailedMount",
          "FailedAttachVolume",
          "FailedCreate",
          "FailedCreatePodSandBox",
          "SavepointError",
          "ValidationError",
          "UnsupportedFlinkVersion",
          "ClusterDeploymentException",
          "CleanupFailed");

  private PodTroubles() {}

  /**
   * The worst in one line.
   *
   * @param pods of one job
   * @param events of the job's objects; those that are old say nothing
   */
  static Optional<String> of(Collection<Pod> pods, Collection<Event> events, Instant now) {
    List<Pod> sorted =
        pods.stream()
            .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
            .toList();
    return Stream.of(
            sorted.stream().map(PodTroubles::containers),
            sorted.stream().map(PodTroubles::scheduling),
            Stream.of(newest(events, now)))
        .flatMap(found -> found)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> containers(Pod pod) {
    if (pod.getStatus() == null) {
      return Optional.empty();
    }
    return Stream.concat(
            pod.getStatus().getInitContainerStatuses().stream(),
            pod.getStatus().getContainerStatuses().stream())
        .map(container -> container(pod, container))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> container(Pod pod, ContainerStatus container) {
    ContainerStateTerminated ended = ended(container);
    if (ended != null && "OOMKilled".equals(ended.getReason()) && !isReady(container)) {
      return Optional.of(name(pod) + " was ended: OOMKilled" + MEMORY_REMEDY);
    }
    ContainerStateWaiting waiting =
        container.getState() == null ? null : container.getState().getWaiting();
    if (waiting == null || waiting.getReason() == null) {
      return Optional.empty();
    }
    if (waiting.getReason().equals("CrashLoopBackOff")) {
      String how = ended == null ? "" : ", last with exit code " + ended.getExitCode();
      return Optional.of(
          name(pod)
              + " ends again and again: CrashLoopBackOff"
              + how
              + "; read kubectl logs --previous "
              + pod.getMetadata().getName());
    }
    return Optional.ofNullable(WAITING.get(waiting.getReason()))
        .map(
            remedy ->
                name(pod)
                    + " does not start: "
                    + waiting.getReason()
                    + said(waiting.getMessage())
                    + remedy);
  }

  private static boolean isReady(ContainerStatus container) {
    return Boolean.TRUE.equals(container.getReady());
  }

  private static @Nullable ContainerStateTerminated ended(ContainerStatus container) {
    return Stream.of(container.getState(), container.getLastState())
        .filter(state -> state != null && state.getTerminated() != null)
        .map(ContainerState::getTerminated)
        .findFirst()
        .orElse(null);
  }

  private static Optional<String> scheduling(Pod pod) {
    List<PodCondition> conditions =
        pod.getStatus() == null ? List.of() : pod.getStatus().getConditions();
    return conditions.stream()
        .filter(c -> "PodScheduled".equals(c.getType()) && "False".equals(c.getStatus()))
        .findFirst()
        .map(
            c ->
                name(pod)
                    + " finds no node"
                    + said(c.getMessage())
                    + "; free resources, or ask for less with millrace.kubernetes.task-manager.*");
  }

  private static Optional<String> newest(Collection<Event> events, Instant now) {
    return events.stream()
        .filter(event -> TELLING.contains(event.getReason()))
        .filter(event -> Duration.between(at(event), now).compareTo(RECENT) < 0)
        .max(Comparator.comparing(PodTroubles::at))
        .map(
            event ->
                event.getInvolvedObject().getKind()
                    + " "
                    + event.getInvolvedObject().getName()
                    + ": "
                    + event.getReason()
                    + said(event.getMessage()));
  }

  private static Instant at(Event event) {
    return Stream.of(
            event.getLastTimestamp(),
            event.getEventTime() == null ? null : event.getEventTime().getTime(),
            event.getMetadata().getCreationTimestamp())
        .filter(text -> text != null && !text.isBlank())
        .findFirst()
        .map(PodTroubles::parsed)
        .orElse(Instant.EPOCH);
  }

  private static Instant parsed(String time) {
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  private static String said(@Nullable String message) {
    return message == null || message.isBlank()
        ? ""
        : ": " + message.strip().lines().findFirst().orElse("");
  }

  private static String name(Pod pod) {
    return "pod " + pod.getMetadata().getName();
  }
}
