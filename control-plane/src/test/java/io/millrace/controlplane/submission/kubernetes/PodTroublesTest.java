package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodTroublesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private static Pod pod(String status) {
    Pod pod = YAML.unmarshal("status:\n" + status.indent(2), Pod.class);
    return new PodBuilder(pod).withNewMetadata().withName("tr-1-abc").endMetadata().build();
  }

  private static Event event(String reason, String at) {
    return new EventBuilder()
        .withNewMetadata()
        .endMetadata()
        .withType("Warning")
        .withReason(reason)
        .withMessage("the reason in words")
        .withLastTimestamp(at)
        .withNewInvolvedObject()
        .withKind("Pod")
        .withName("tr-1-abc")
        .endInvolvedObject()
        .build();
  }

  private static String trouble(Pod pod) {
    return PodTroubles.of(List.of(pod), List.of(), NOW).orElse("");
  }

  @Test
  void shouldTellOfAnImageThatIsNotThere() {
    Pod pod =
        pod(
            """
            containerStatuses:
            - name: flink-main-container
              ready: false
              state:
                waiting:
                  reason: ErrImageNeverPull
                  message: |-
                    Container image "millrace/jobs:9" is not present with pull policy of Never
            """);

    assertThat(trouble(pod))
        .isEqualTo(
            "pod tr-1-abc does not start: ErrImageNeverPull: Container image \"millrace/jobs:9\""
                + " is not present with pull policy of Never; see millrace.kubernetes.image,"
                + " image-pull-policy and image-pull-secrets");
  }

  @Test
  void shouldTellOfASecretThatIsNotThere() {
    Pod pod =
        pod(
            """
            containerStatuses:
            - name: flink-main-container
              state: {waiting: {reason: CreateContainerConfigError, message: secret "s3" not found}}
            """);

    assertThat(trouble(pod))
        .isEqualTo(
            "pod tr-1-abc does not start: CreateContainerConfigError: secret \"s3\" not found;"
                + " see millrace.kubernetes.secrets: each Secret has to be in the namespace of"
                + " the jobs");
  }

  @Test
  void shouldTellOfAProcessThatEndsAgainAndAgain() {
    Pod pod =
        pod(
            """
            containerStatuses:
            - name: flink-main-container
              ready: false
              state: {waiting: {reason: CrashLoopBackOff}}
              lastState: {terminated: {exitCode: 2, reason: Error}}
            """);

    assertThat(trouble(pod))
        .isEqualTo(
            "pod tr-1-abc ends again and again: CrashLoopBackOff, last with exit code 2;"
                + " read kubectl logs --previous tr-1-abc");
  }

  @Test
  void shouldTellOfMemoryThatDoesNotSufficeUntilThePodIsReadyAgain() {
    String status =
        """
        containerStatuses:
        - name: flink-main-container
          ready: %s
          state: {running: {}}
          lastState: {terminated: {exitCode: 137, reason: OOMKilled}}
        """;

    assertThat(trouble(pod(status.formatted(false))))
        .isEqualTo(
            "pod tr-1-abc was ended: OOMKilled; raise millrace.kubernetes.job-manager.memory or"
                + " task-manager.memory");
    assertThat(trouble(pod(status.formatted(true)))).isEmpty();
  }

  @Test
  void shouldTellOfAPodForWhichThereIsNoNode() {
    Pod pod =
        pod(
            """
            conditions:
            - {type: PodScheduled, status: "False", message: 0/1 nodes are available}
            """);

    assertThat(trouble(pod))
        .isEqualTo(
            "pod tr-1-abc finds no node: 0/1 nodes are available; free resources, or ask for less"
                + " with millrace.kubernetes.task-manager.*");
  }

  @Test
  void shouldSayNothingOfPodsThatWorkOrGo() {
    Pod works = pod("containerStatuses: [{name: a, ready: true, state: {running: {}}}]");
    Pod goes =
        new PodBuilder(
                pod("containerStatuses: [{name: a, state: {waiting: {reason: ErrImagePull}}}]"))
            .editMetadata()
            .withDeletionTimestamp("2026-11-20T11:59:00Z")
            .endMetadata()
            .build();

    assertThat(PodTroubles.of(List.of(works, goes), List.of(), NOW)).isEmpty();
  }

  @Test
  void shouldTellOfTheNewestEventThatSaysSomething() {
    List<Event> events =
        List.of(
            event("FailedCreate", "2026-11-20T11:58:00Z"),
            event("FailedMount", "2026-11-20T11:59:00Z"),
            event("Unhealthy", "2026-11-20T11:59:59Z"));

    assertThat(PodTroubles.of(List.of(), events, NOW))
        .hasValue("Pod tr-1-abc: FailedMount: the reason in words");
  }

  @Test
  void shouldForgetOldEvents() {
    List<Event> events = List.of(event("FailedMount", "2026-11-20T11:50:00Z"));

    assertThat(PodTroubles.of(List.of(), events, NOW)).isEmpty();
  }
}
