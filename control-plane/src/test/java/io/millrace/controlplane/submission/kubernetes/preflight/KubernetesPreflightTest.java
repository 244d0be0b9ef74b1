package io.millrace.controlplane.submission.kubernetes.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.kubernetes.ApiKind;
import io.millrace.controlplane.kubernetes.FakeApiServer;
import io.millrace.controlplane.preflight.Check;
import io.millrace.controlplane.preflight.Check.State;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KubernetesPreflightTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final String IMAGE = "registry.example/jobs:1";

  private final FakeApiServer server = new FakeApiServer();
  private final KubernetesClient client = server.client();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static KubernetesProperties settings(Map<String, String> given) {
    return new Binder(new MapConfigurationPropertySource(given))
        .bindOrCreate("millrace", MillraceProperties.class)
        .kubernetes();
  }

  private KubernetesProperties withOperator(String image, boolean acceptAnyVersion) {
    server.addNamespace("flink-operator");
    client
        .resource(
            new DeploymentBuilder()
                .withNewMetadata()
                .withName("operator")
                .withNamespace("flink-operator")
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage(image)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build())
        .create();
    return settings(
        Map.of(
            "millrace.kubernetes.operator.namespace",
            "flink-operator",
            "millrace.kubernetes.operator.accept-any-version",
            Boolean.toString(acceptAnyVersion)));
  }

  private InstalledOperator operator(KubernetesProperties settings) {
    return new InstalledOperator(client, settings.operator(), CLOCK);
  }

  private Check operatorCheck(KubernetesProperties settings) {
    return new OperatorCheck(operator(settings), settings.operator()).check();
  }

  @Test
  void shouldReadTheVersionOfTheOperatorFromItsImage() {
    KubernetesProperties settings =
        withOperator("ghcr.io:443/apache/flink-kubernetes-operator:1.16.1@sha256:00", false);

    assertThat(operatorCheck(settings))
        .isEqualTo(
            Check.ok(
                "operator",
                "the Flink Kubernetes Operator is 1.16.1 (image of Deployment"
                    + " flink-operator/operator)"));
    assertThatCode(operator(settings)::requireFitForTrainings).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseTrainingsUnderAnOldOperator() {
    KubernetesProperties settings =
        withOperator("spike/flink-kubernetes-operator:release-1.15.0", false);

    Check found = operatorCheck(settings);

    assertThat(found.state()).isEqualTo(State.FAILED);
    assertThat(found.detail())
        .isEqualTo(
            "the Flink Kubernetes Operator is release-1.15.0 (image of Deployment"
                + " flink-operator/operator): no training is started under it");
    assertThat(found.remedy())
        .startsWith("Install the Flink Kubernetes Operator 1.16.1 or newer (`kubectl get")
        .endsWith("or accept it with millrace.kubernetes.operator.accept-any-version.");
    assertThatThrownBy(operator(settings)::requireFitForTrainings)
        .isInstanceOf(JobRefusedException.class)
        .hasMessage(
            "the Flink Kubernetes Operator is release-1.15.0 (image of Deployment"
                + " flink-operator/operator); before 1.16.1 it may run a training that has ended"
                + " once more, or lose its end. Install 1.16.1 or newer, or accept it with"
                + " millrace.kubernetes.operator.accept-any-version");
    assertThat(operator(settings).acceptedRisk()).isEmpty();
  }

  @Test
  void shouldOnlyWarnWhereAnOldOperatorWasAccepted() {
    KubernetesProperties settings = withOperator("flink-kubernetes-operator:1.15.0", true);

    Check found = operatorCheck(settings);

    assertThat(found.state()).isEqualTo(State.WARNING);
    assertThat(found.detail()).contains("1.15.0").contains("which was accepted: a training");
    assertThatCode(operator(settings)::requireFitForTrainings).doesNotThrowAnyException();
    assertThat(operator(settings).acceptedRisk())
        .hasValueSatisfying(risk -> assertThat(risk).contains("Operator is 1.15.0 (image of"));
  }

  @Test
  void shouldTellTheVersionFromThePublishedSchemaWhenTheDeploymentMayNotBeRead() {
    KubernetesProperties settings = withOperator("flink-kubernetes-operator:1.15.0", false);
    server.deny("list", "deployments");

    assertThat(operatorCheck(settings))
        .isEqualTo(
            Check.ok(
                "operator",
                "the Flink Kubernetes Operator is 1.16 or newer (by the schema of"
                    + " FlinkDeployment)"));
  }

  @Test
  void shouldSayThatTheOperatorIsNotThere() {
    server.uninstall(ApiKind.FLINK_STATE_SNAPSHOT);

    assertThat(operatorCheck(settings(Map.of())))
        .isEqualTo(
            Check.failed(
                "operator",
                "the API server knows no flinkstatesnapshots in flink.apache.org/v1beta1",
                "Install the Flink Kubernetes Operator 1.16.1 or newer; `kubectl get crd | grep"
                    + " flink` shows what is there."));
  }

  @Test
  void shouldTellAnApiServerThatDoesNotAnswerFromAnOldOperator() {
    server.goDown();

    Check found = operatorCheck(settings(Map.of()));

    assertThat(found.state()).isEqualTo(State.FAILED);
    assertThat(found.detail()).startsWith("the Kubernetes API server does not answer: ");
    assertThatThrownBy(() -> operator(settings(Map.of())).requireFitForTrainings())
        .isInstanceOf(RuntimeUnreachableException.class)
        .hasMessageStartingWith("the version of the operator cannot be read: ");
  }

  @Test
  void shouldNameEveryPermissionThatIsMissing() {
    assertThat(new PermissionCheck(client, "default").check())
        .isEqualTo(Check.ok("permissions", "all 34 are granted in namespace default"));

    server.deny("watch", "pods");
    server.deny("patch", "flinkdeployments");
    Check found = new PermissionCheck(client, "default").check();

    assertThat(found.state()).isEqualTo(State.FAILED);
    assertThat(found.detail())
        .isEqualTo(
            "not granted in namespace default: pods (watch);"
                + " flinkdeployments.flink.apache.org (patch)");
    assertThat(found.remedy())
        .contains("Apply the Role and RoleBinding of deploy/flink-k8s-operator/base there")
        .contains("`kubectl auth can-i watch pods -n default");
  }

  private Check image(String pullPolicy) {
    return new ImageCheck(
            client,
            "default",
            settings(
                Map.of(
                    "millrace.kubernetes.image",
                    IMAGE,
                    "millrace.kubernetes.image-pull-policy",
                    pullPolicy)))
        .check();
  }

  private static PodBuilder pod(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("flink-main-container")
        .withImage(IMAGE)
        .endContainer()
        .endSpec();
  }

  private void create(Pod pod) {
    client.resource(pod).create();
    client.resource(pod).patchStatus();
  }

  @Test
  void shouldSayThatAPodDoesNotGetItsImage() {
    create(
        pod("tr-1-x")
            .withNewStatus()
            .addNewContainerStatus()
            .withName("flink-main-container")
            .withNewState()
            .withNewWaiting()
            .withReason("ErrImageNeverPull")
            .withMessage("Container image is not present with pull policy of Never")
            .endWaiting()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build());

    assertThat(image("Never"))
        .isEqualTo(
            Check.failed(
                "image",
                "pod tr-1-x has ErrImageNeverPull: Container image is not present with pull policy"
                    + " of Never",
                "Load registry.example/jobs:1 into the container runtime of the node, or change"
                    + " millrace.kubernetes.image and image-pull-policy."));
    assertThat(image("Always").remedy())
        .isEqualTo(
            "See that registry.example/jobs:1 exists, and name a Secret of the registry in"
                + " millrace.kubernetes.image-pull-secrets if it needs one.");
  }

  @Test
  void shouldNotTakePodsThatMayNotBeReadForNone() {
    server.deny("list", "pods");

    Check found = image("Never");

    assertThat(found.state()).isEqualTo(State.UNKNOWN);
    assertThat(found.detail())
        .startsWith("pods cannot be read: pods is forbidden: User ")
        .doesNotContain("http://");
    assertThat(found.remedy()).isEqualTo("See the checks operator and permissions.");
  }

  @Test
  void shouldKnowTheImageByAPodThatHasIt() {
    create(
        pod("tr-2-x")
            .withNewStatus()
            .addNewContainerStatus()
            .withName("flink-main-container")
            .withImageID("sha256:00")
            .endContainerStatus()
            .endStatus()
            .build());

    assertThat(image("Always"))
        .isEqualTo(Check.ok("image", "registry.example/jobs:1 is used by pod tr-2-x"));
  }

  @Test
  void shouldSayHowToTryAnImageThatNoPodHasUsed() {
    Check found = image("Never");

    assertThat(found.state()).isEqualTo(State.UNKNOWN);
    assertThat(found.detail())
        .isEqualTo("no pod in namespace default uses registry.example/jobs:1 now");
    assertThat(found.remedy())
        .startsWith(
            "`kubectl run millrace-image-check -n default --restart=Never"
                + " --image=registry.example/jobs:1 --image-pull-policy=Never -- true` tries it;");
  }
}
