package io.millrace.controlplane.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What our client may rely on, whichever server answers it. */
abstract class ApiServerContract {
  private static final ResourceDefinitionContext DEPLOYMENTS =
      new ResourceDefinitionContext.Builder()
          .withGroup("flink.apache.org")
          .withVersion("v1beta1")
          .withKind("FlinkDeployment")
          .withPlural("flinkdeployments")
          .withNamespaced(true)
          .build();
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final String name = "probe-" + UUID.randomUUID().toString().substring(0, 8);

  /** The operator's definitions are installed; namespace {@code default} is there. */
  abstract KubernetesClient client();

  private MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      deployments() {
    return client().genericKubernetesResources(DEPLOYMENTS);
  }

  private Resource<GenericKubernetesResource> deployment() {
    return deployments().inNamespace("default").withName(name);
  }

  private static GenericKubernetesResource resource(String name, Map<String, Object> spec) {
    GenericKubernetesResource resource = new GenericKubernetesResource();
    resource.setApiVersion("flink.apache.org/v1beta1");
    resource.setKind("FlinkDeployment");
    resource.setMetadata(
        new io.fabric8.kubernetes.api.model.ObjectMetaBuilder().withName(name).build());
    resource.setAdditionalProperty("spec", new HashMap<>(spec));
    return resource;
  }

  private GenericKubernetesResource create(Map<String, Object> spec) {
    return deployments().inNamespace("default").resource(resource(name, spec)).create();
  }

  private GenericKubernetesResource patch(String json) {
    return deployment().patch(MERGE, json);
  }

  private ConfigMap configMap(boolean immutable) {
    return client()
        .configMaps()
        .inNamespace("default")
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("probe", name)
                .endMetadata()
                .addToData("a", "1")
                .withImmutable(immutable ? true : null)
                .build())
        .create();
  }

  private static void assertRefused(int code, String reason, ThrowingCallable call) {
    KubernetesClientException refusal = catchThrowableOfType(KubernetesClientException.class, call);
    assertThat(refusal).as("nothing was refused").isNotNull();
    assertThat(refusal.getCode()).isEqualTo(code);
    assertThat(refusal.getStatus().getReason()).isEqualTo(reason);
  }

  @Test
  void shouldGiveAnObjectItsIdentity() {
    GenericKubernetesResource created = create(Map.of("image", "a:1"));

    assertThat(created.getMetadata().getUid()).isNotBlank();
    assertThat(created.getMetadata().getGeneration()).isEqualTo(1);
    assertThat(Long.parseLong(created.getMetadata().getResourceVersion())).isPositive();
    assertThat(created.getMetadata().getNamespace()).isEqualTo("default");
  }

  @Test
  void shouldRefuseASecondObjectOfTheSameName() {
    create(Map.of());

    assertRefused(409, "AlreadyExists", () -> create(Map.of()));
  }

  @Test
  void shouldNotFindWhatIsNotThere() {
    assertThat(deployment().get()).isNull();
    assertRefused(404, "NotFound", () -> patch("{\"spec\":{\"image\":\"a\"}}"));
    assertRefused(
        404,
        "NotFound",
        () -> deployments().inNamespace("nowhere").resource(resource(name, Map.of())).create());
    assertThat(deployment().delete()).isEmpty();
  }

  @Test
  void shouldRefuseANameThatIsNotOne() {
    assertRefused(
        422,
        "Invalid",
        () ->
            deployments()
                .inNamespace("default")
                .resource(resource("Not_A_Name", Map.of()))
                .create());
  }

  @Test
  void shouldRefuseWhatTheSchemaDoesNotAllow() {
    assertRefused(422, "Invalid", () -> create(Map.of("flinkVersion", "v9_9")));
    assertRefused(422, "Invalid", () -> create(Map.of("taskManager", Map.of("replicas", "two"))));
    assertRefused(422, "Invalid", () -> create(Map.of("job", Map.of("upgradeMode", "sometimes"))));
  }

  @Test
  void shouldDropWhatTheSchemaDoesNotKnow() {
    GenericKubernetesResource created =
        create(
            Map.of(
                "imagee", "typo", "image", "a:1", "flinkConfiguration", Map.of("any.key", "kept")));

    assertThat(created.<Object>get("spec", "imagee")).isNull();
    assertThat(created.<String>get("spec", "image")).isEqualTo("a:1");
    assertThat(created.<String>get("spec", "flinkConfiguration", "any.key")).isEqualTo("kept");
  }

  @Test
  void shouldCountGenerationsOfTheSpecOnly() {
    create(Map.of("image", "a:1"));

    assertThat(patch("{\"spec\":{\"image\":\"a:2\"}}").getMetadata().getGeneration()).isEqualTo(2);
    assertThat(
            patch("{\"metadata\":{\"annotations\":{\"a\":\"b\"}}}").getMetadata().getGeneration())
        .isEqualTo(2);
    deployment().subresource("status").patch(MERGE, "{\"status\":{\"error\":\"e\"}}");
    GenericKubernetesResource last = deployment().get();
    assertThat(last.getMetadata().getGeneration()).isEqualTo(2);
    assertThat(last.<String>get("status", "error")).isEqualTo("e");
  }

  @Test
  void shouldNotWriteWhatDoesNotChange() {
    String version = create(Map.of("image", "a:1")).getMetadata().getResourceVersion();

    assertThat(patch("{\"spec\":{\"image\":\"a:1\"}}").getMetadata().getResourceVersion())
        .isEqualTo(version);
  }

  @Test
  void shouldIgnoreTheStatusInTheMainResourceAndTheSpecInItsStatus() {
    create(Map.of("image", "a:1"));

    patch("{\"status\":{\"error\":\"mine\"}}");
    deployment()
        .subresource("status")
        .patch(MERGE, "{\"spec\":{\"image\":\"b\"},\"status\":{\"lifecycleState\":\"STABLE\"}}");

    GenericKubernetesResource last = deployment().get();
    assertThat(last.<Object>get("status", "error")).isNull();
    assertThat(last.<String>get("status", "lifecycleState")).isEqualTo("STABLE");
    assertThat(last.<String>get("spec", "image")).isEqualTo("a:1");
  }

  @Test
  void shouldRefuseAChangeThatWasDecidedOnAnOlderObject() {
    GenericKubernetesResource old = create(Map.of("image", "a:1"));
    patch("{\"spec\":{\"image\":\"a:2\"}}");

    String version = old.getMetadata().getResourceVersion();
    assertRefused(
        409,
        "Conflict",
        () ->
            patch(
                "{\"metadata\":{\"resourceVersion\":\"%s\"},\"spec\":{\"image\":\"c\"}}"
                    .formatted(version)));
    assertRefused(
        409, "Conflict", () -> deployments().inNamespace("default").resource(old).update());
  }

  @Test
  void shouldRemoveAMemberByAMergePatchOfNull() {
    create(Map.of("image", "a:1", "serviceAccount", "x"));

    GenericKubernetesResource patched = patch("{\"spec\":{\"serviceAccount\":null}}");

    assertThat(patched.<Object>get("spec", "serviceAccount")).isNull();
    assertThat(patched.<String>get("spec", "image")).isEqualTo("a:1");
  }

  @Test
  void shouldApplyAJsonPatchOnlyWhenItsTestHolds() {
    create(Map.of("image", "a:1"));

    deployment()
        .patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\":\"test\",\"path\":\"/spec/image\",\"value\":\"a:1\"},{\"op\":\"replace\",\"path\":\"/spec/image\",\"value\":\"a:2\"}]");

    assertThat(deployment().get().<String>get("spec", "image")).isEqualTo("a:2");
    assertRefused(
        422,
        "Invalid",
        () ->
            deployment()
                .patch(
                    PatchContext.of(PatchType.JSON),
                    "[{\"op\":\"test\",\"path\":\"/spec/image\",\"value\":\"a:1\"}]"));
  }

  @Test
  void shouldKeepADeletedObjectForItsFinalizers() {
    create(Map.of("image", "a:1"));
    patch("{\"metadata\":{\"finalizers\":[\"probe.millrace.io/one\"]}}");

    List<StatusDetails> deleted = deployment().delete();

    assertThat(deleted).isNotEmpty();
    GenericKubernetesResource left = deployment().get();
    assertThat(left.getMetadata().getDeletionTimestamp()).isNotBlank();
    assertThat(left.getMetadata().getGeneration()).isEqualTo(2);
    assertRefused(
        422,
        "Invalid",
        () -> patch("{\"metadata\":{\"finalizers\":[\"probe.millrace.io/one\",\"p.io/two\"]}}"));
    patch("{\"metadata\":{\"finalizers\":null}}");
    assertThat(deployment().get()).isNull();
  }

  @Test
  void shouldRefuseToDeleteAnotherObjectOfTheSameName() {
    String uid = create(Map.of()).getMetadata().getUid();
    GenericKubernetesResource old = deployment().get();
    deployment().delete();
    create(Map.of());

    assertRefused(
        409,
        "Conflict",
        () -> deployments().inNamespace("default").resource(old).lockResourceVersion().delete());
    assertThat(deployment().get().getMetadata().getUid()).isNotEqualTo(uid);
  }

  @Test
  void shouldRefuseToChangeTheDataOfAnImmutableConfigMap() {
    configMap(true);
    var map = client().configMaps().inNamespace("default").withName(name);

    assertRefused(422, "Invalid", () -> map.patch(MERGE, "{\"data\":{\"a\":\"2\"}}"));
    assertRefused(422, "Invalid", () -> map.patch(MERGE, "{\"immutable\":null}"));
    assertThat(
            map.patch(MERGE, "{\"metadata\":{\"annotations\":{\"ended\":\"yes\"}}}")
                .getMetadata()
                .getAnnotations())
        .containsEntry("ended", "yes");
  }

  @Test
  void shouldRefuseAConfigMapOfMoreThanAMebibyte() {
    ConfigMap large =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .addToData("a", "x".repeat((1 << 20) + 1))
            .build();

    assertRefused(
        422,
        "Invalid",
        () -> client().configMaps().inNamespace("default").resource(large).create());
  }

  @Test
  void shouldListWhatALabelSelects() {
    configMap(false);
    var maps = client().configMaps().inNamespace("default");

    assertThat(maps.withLabel("probe", name).list().getItems()).hasSize(1);
    assertThat(maps.withLabel("probe", "other").list().getItems()).isEmpty();
    assertThat(maps.withLabelIn("probe", "other", name).list().getItems()).hasSize(1);
    assertThat(maps.withLabel("probe", name).withoutLabel("probe", name).list().getItems())
        .isEmpty();
    assertThat(maps.withField("metadata.name", name).list().getItems()).hasSize(1);
    assertRefused(400, "BadRequest", () -> maps.withField("data.a", "1").list());
  }

  @Test
  void shouldListPageByPage() {
    for (int i = 0; i < 5; i++) {
      deployments()
          .inNamespace("default")
          .resource(resource(name + "-" + i, Map.of("image", "a:1")))
          .create();
      deployments()
          .inNamespace("default")
          .withName(name + "-" + i)
          .patch(MERGE, "{\"metadata\":{\"labels\":{\"probe\":\"" + name + "\"}}}");
    }
    var labelled = deployments().inNamespace("default").withLabel("probe", name);
    ListOptions first = new ListOptionsBuilder().withLimit(2L).build();

    GenericKubernetesResourceList page = labelled.list(first);
    ListOptions next =
        new ListOptionsBuilder()
            .withLimit(5L)
            .withContinue(page.getMetadata().getContinue())
            .build();

    assertThat(page.getItems()).hasSize(2);
    assertThat(labelled.list(next).getItems())
        .extracting(item -> item.getMetadata().getName())
        .containsExactly(name + "-2", name + "-3", name + "-4");
  }

  @Test
  void shouldTellAWatchWhatHappens() throws Exception {
    Events events = new Events();
    configMap(false);
    var map = client().configMaps().inNamespace("default").withLabel("probe", name);
    try (Watch watch = map.watch(events)) {
      events.expect("ADDED");
      client()
          .configMaps()
          .inNamespace("default")
          .withName(name)
          .patch(MERGE, "{\"data\":{\"a\":\"2\"}}");
      events.expect("MODIFIED");
      client()
          .configMaps()
          .inNamespace("default")
          .withName(name)
          .patch(MERGE, "{\"metadata\":{\"labels\":{\"probe\":\"gone\"}}}");
      events.expect("DELETED");
    }
  }

  @Test
  void shouldAnswerAccessReviewsAndDiscovery() {
    var review =
        new io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withGroup("flink.apache.org")
            .withResource("flinkdeployments")
            .withVerb("patch")
            .withNamespace("default")
            .endResourceAttributes()
            .endSpec()
            .build();

    assertThat(
            client()
                .authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed())
        .isTrue();
    assertThat(client().getKubernetesVersion().getMinor()).startsWith("20");
    assertThat(client().hasApiGroup("flink.apache.org", true)).isTrue();
    assertThat(
            client()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("flinkdeployments.flink.apache.org")
                .get()
                .getSpec()
                .getGroup())
        .isEqualTo("flink.apache.org");
  }

  /** What a watch was told, in order. */
  static final class Events implements Watcher<ConfigMap> {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public void eventReceived(Action action, ConfigMap object) {
      if (action != Action.BOOKMARK) {
        told.add(action.name());
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      told.add(cause.isHttpGone() ? "410" : "closed: " + cause);
    }

    void expect(String what) throws InterruptedException {
      assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(what);
    }
  }
}
