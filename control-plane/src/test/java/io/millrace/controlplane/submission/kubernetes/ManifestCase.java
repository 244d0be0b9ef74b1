package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.Suspension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run, and the settings under which it is rendered.
 *
 * @param settings as in {@link ExampleSettings#of}
 * @param suspended how the run has been asked to rest; null is not at all
 * @param savepoint name of a savepoint that is to be taken; null is none
 */
record ManifestCase(
    Map<String, String> settings,
    int run,
    @Nullable Snapshot from,
    @Nullable Suspension suspended,
    @Nullable String savepoint,
    JsonNode spec) {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  static ManifestCase read(String json) {
    return JSON.readValue(json, ManifestCase.class);
  }

  JobRun jobRun() {
    return new JobRun(ContractJson.readJobSpec(spec.toString()), run, from);
  }

  /** In the order in which they are written. */
  List<HasMetadata> rendered() {
    JobManifests manifests = new JobManifests(ExampleSettings.of(settings), "ml");
    List<HasMetadata> all = new ArrayList<>();
    all.add(manifests.ledger(jobRun()));
    manifests
        .sessionJob(jobRun())
        .ifPresentOrElse(
            job -> {
              all.add(manifests.sessionCluster(jobRun()).orElseThrow().tree());
              all.add(job.tree());
            },
            () -> all.add(deployment(manifests).tree()));
    if (savepoint != null) {
      all.add(manifests.savepoint(jobRun(), savepoint).tree());
    }
    return all;
  }

  private FlinkDeployment deployment(JobManifests manifests) {
    FlinkDeployment deployment = manifests.deployment(jobRun());
    return suspended == null ? deployment : deployment.suspended(suspended);
  }

  /** One document for each, as kubectl takes them. */
  String yaml() {
    return rendered().stream().map(YAML::asYaml).collect(Collectors.joining());
  }

  /** Those that are the operator's. */
  List<GenericKubernetesResource> resources() {
    return rendered().stream()
        .filter(GenericKubernetesResource.class::isInstance)
        .map(GenericKubernetesResource.class::cast)
        .toList();
  }
}
