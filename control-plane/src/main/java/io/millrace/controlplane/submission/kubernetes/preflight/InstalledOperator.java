package io.millrace.controlplane.submission.kubernetes.preflight;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The operator that is there. Its version is that of its Deployment where that may be read; else
 * the schema of its resources tells it roughly, and everybody may read that. An answer counts for a
 * minute.
 */
public final class InstalledOperator {
  static final String GROUP = "/apis/flink.apache.org/v1beta1";
  private static final String NAME = "flink-kubernetes-operator";
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final KubernetesClient client;
  private final KubernetesProperties.Operator settings;
  private final Clock clock;
  private volatile @Nullable OperatorVersion last;
  private Instant lastAt = Instant.MIN;

  public InstalledOperator(
      KubernetesClient client, KubernetesProperties.Operator settings, Clock clock) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Lets a job that will end be started.
   *
   * @throws JobRefusedException when the operator may not keep its end, and nobody accepted that
   * @throws RuntimeUnreachableException when nothing is known
   */
  public void requireFitForTrainings() {
    Optional<String> risk = risk();
    if (risk.isPresent() && !settings.acceptAnyVersion()) {
      throw new JobRefusedException(
          risk.get()
              + ". Install "
              + OperatorVersion.FIRST_FIT
              + " or newer, or accept it with millrace.kubernetes.operator.accept-any-version");
    }
  }

  /**
   * What people who start a training are told although it was accepted.
   *
   * @throws RuntimeUnreachableException when nothing is known
   */
  public Optional<String> acceptedRisk() {
    return settings.acceptAnyVersion() ? risk() : Optional.empty();
  }

  /** While the API server does not answer, what it last said counts. */
  private Optional<String> risk() {
    try {
      return version().risk();
    } catch (KubernetesClientException e) {
      OperatorVersion known = last;
      if (known == null) {
        throw new RuntimeUnreachableException(
            "the version of the operator cannot be read: " + ServerAnswer.of(e), e);
      }
      return known.risk();
    }
  }

  /**
   * @throws KubernetesClientException when the API server does not answer
   */
  synchronized OperatorVersion version() {
    Instant now = clock.instant();
    OperatorVersion known = last;
    if (known == null || lastAt.isBefore(now.minus(FRESH))) {
      known = ofDeployment().or(this::ofSchema).orElseGet(this::unknown);
      last = known;
      lastAt = now;
    }
    return known;
  }

  private OperatorVersion unknown() {
    return OperatorVersion.unknown(
        settings.namespace().isEmpty()
            ? "millrace.kubernetes.operator.namespace is not set"
            : "no Deployment " + NAME + " can be read in namespace " + settings.namespace());
  }

  private Optional<OperatorVersion> ofDeployment() {
    if (settings.namespace().isEmpty()) {
      return Optional.empty();
    }
    try {
      return client
          .apps()
          .deployments()
          .inNamespace(settings.namespace())
          .list()
          .getItems()
          .stream()
          .flatMap(InstalledOperator::ofDeployment)
          .findFirst();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 403 || e.getCode() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Stream<OperatorVersion> ofDeployment(Deployment deployment) {
    String place =
        "Deployment "
            + deployment.getMetadata().getNamespace()
            + "/"
            + deployment.getMetadata().getName();
    Stream<OperatorVersion> images =
        deployment.getSpec().getTemplate().getSpec().getContainers().stream()
            .map(Container::getImage)
            .filter(image -> name(image).equals(NAME))
            .flatMap(image -> OperatorVersion.ofRelease(tag(image), "image of " + place).stream());
    Map<String, String> labels = deployment.getMetadata().getLabels();
    boolean labelled = labels != null && NAME.equals(labels.get("app.kubernetes.io/name"));
    Stream<OperatorVersion> label =
        labelled
            ? OperatorVersion.ofRelease(
                labels.getOrDefault("app.kubernetes.io/version", ""), "label of " + place)
                .stream()
            : Stream.empty();
    return Stream.concat(images, label);
  }

  private static String name(String image) {
    return image.substring(image.lastIndexOf('/') + 1).replaceFirst("[:@].*", "");
  }

  private static String tag(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1).replaceFirst("@.*", "");
    return name.substring(name.indexOf(':') + 1);
  }

  private Optional<OperatorVersion> ofSchema() {
    return Stream.of("/openapi/v3" + GROUP, "/openapi/v2")
        .flatMap(path -> document(path).stream())
        .flatMap(document -> jobManager(document).stream())
        .findFirst()
        .map(fields -> OperatorVersion.ofSchema(fields.has("resources")));
  }

  /** Old servers have no v3; all of v2 is some megabytes. */
  private Optional<JsonNode> document(String path) {
    try {
      return Optional.ofNullable(client.raw(path)).map(ContractJson.mapper()::readTree);
    } catch (KubernetesClientException e) {
      if (e.getCode() == 403 || e.getCode() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Optional<JsonNode> jobManager(JsonNode document) {
    JsonNode schemas =
        document.has("definitions")
            ? document.path("definitions")
            : document.path("components").path("schemas");
    JsonNode fields =
        schemas
            .path("org.apache.flink.v1beta1.FlinkDeployment")
            .at("/properties/spec/properties/jobManager/properties");
    return fields.isObject() ? Optional.of(fields) : Optional.empty();
  }

  /** Plural names of its resources that the API server knows. */
  Stream<String> resources() {
    String list = client.raw(GROUP);
    return list == null
        ? Stream.empty()
        : ContractJson.mapper()
            .readTree(list)
            .path("resources")
            .valueStream()
            .map(resource -> resource.path("name").asString(""));
  }
}
