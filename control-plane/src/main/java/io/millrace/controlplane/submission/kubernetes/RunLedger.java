package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.millrace.contracts.job.JobId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Keeps an entry for each run as a ConfigMap; what is noted is never taken back. */
final class RunLedger {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final KubernetesClient client;
  private final String namespace;
  private final Mirror<ConfigMap> mirror;

  RunLedger(KubernetesClient client, String namespace, Mirror<ConfigMap> mirror) {
    this.client = client;
    this.namespace = namespace;
    this.mirror = mirror;
  }

  /** Entry of the newest run of the job. */
  Optional<LedgerEntry> newest(JobId job) {
    return entries().filter(entry -> entry.job().equals(job)).max(byRun());
  }

  /** Entry of the newest run of each job. */
  Collection<LedgerEntry> newest() {
    return entries()
        .collect(Collectors.toMap(LedgerEntry::job, entry -> entry, BinaryOperator.maxBy(byRun())))
        .values();
  }

  private static Comparator<LedgerEntry> byRun() {
    return Comparator.comparingInt(LedgerEntry::run);
  }

  private Stream<LedgerEntry> entries() {
    return mirror.list().stream().map(LedgerEntry::of).flatMap(Optional::stream);
  }

  /**
   * Adds an entry, or returns the one that is there.
   *
   * @param rendered with the spec of the run, immutable
   */
  LedgerEntry begin(ConfigMap rendered, Map<String, String> notes) {
    ConfigMap whole =
        new ConfigMapBuilder(rendered)
            .editMetadata()
            .withNamespace(namespace)
            .addToAnnotations(notes)
            .endMetadata()
            .build();
    String name = whole.getMetadata().getName();
    ConfigMap there;
    try {
      there =
          ClusterFaults.call("writing ConfigMap " + name, () -> client.resource(whole).create());
    } catch (ClusterFaults.Conflict alreadyThere) {
      there =
          ClusterFaults.find("reading ConfigMap " + name, at(name)::get)
              .orElseThrow(() -> alreadyThere);
    }
    return told(there);
  }

  /**
   * Adds to an entry.
   *
   * @throws ClusterFaults.Conflict when it has changed since it was read
   */
  LedgerEntry note(LedgerEntry entry, Map<String, String> notes) {
    Map<String, Object> patch =
        Map.of(
            "metadata",
            Map.of("resourceVersion", entry.version(), "annotations", new HashMap<>(notes)));
    String name = entry.name();
    return told(
        ClusterFaults.call(
            "writing ConfigMap " + name,
            () ->
                at(name)
                    .patch(PatchContext.of(PatchType.JSON_MERGE), JSON.writeValueAsString(patch))));
  }

  private LedgerEntry told(ConfigMap object) {
    mirror.wrote(object);
    return LedgerEntry.of(object)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "ConfigMap " + object.getMetadata().getName() + " is no entry of the ledger"));
  }

  /** As the API server has it now, not as the watch told. */
  Optional<LedgerEntry> reread(LedgerEntry entry) {
    return ClusterFaults.find("reading ConfigMap " + entry.name(), at(entry.name())::get)
        .map(this::told);
  }

  void forget(LedgerEntry entry) {
    ClusterFaults.call("deleting ConfigMap " + entry.name(), at(entry.name())::delete);
    mirror.removed(entry.name());
  }

  /** Entries of the runs before this one. */
  Stream<LedgerEntry> before(LedgerEntry entry) {
    return entries().filter(e -> e.job().equals(entry.job()) && e.run() < entry.run());
  }

  private Resource<ConfigMap> at(String name) {
    return client.configMaps().inNamespace(namespace).withName(name);
  }
}
