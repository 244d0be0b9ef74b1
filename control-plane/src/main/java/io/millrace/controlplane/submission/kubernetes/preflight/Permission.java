package io.millrace.controlplane.submission.kubernetes.preflight;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that the control plane does in the namespace of jobs.
 *
 * @param group of the API; empty is the core
 */
public record Permission(String group, String resource, String verb) {
  private static final String FLINK = "flink.apache.org";

  /** All that is needed, and all that is to be granted. */
  public static List<Permission> needed() {
    List<String> reads = List.of("get", "list", "watch");
    List<String> all = List.of("get", "list", "watch", "create", "update", "patch", "delete");
    return Stream.of(
            of("", "configmaps", all),
            of("", "events", reads),
            of("", "pods", reads),
            of(FLINK, "flinkdeployments", all),
            of(FLINK, "flinksessionjobs", all),
            of(FLINK, "flinkstatesnapshots", all))
        .flatMap(some -> some)
        .toList();
  }

  private static Stream<Permission> of(String group, String resource, List<String> verbs) {
    return verbs.stream().map(verb -> new Permission(group, resource, verb));
  }

  /** As {@code kubectl auth can-i} takes it. */
  String target() {
    return resource + (group.isEmpty() ? "" : "." + group);
  }
}
