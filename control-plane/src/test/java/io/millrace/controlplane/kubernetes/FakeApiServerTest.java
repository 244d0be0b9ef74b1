package io.millrace.controlplane.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FakeApiServerTest extends ApiServerContract {
  private static FakeApiServer server;
  private static KubernetesClient client;

  @BeforeAll
  static void start() {
    server = new FakeApiServer();
    client = server.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Override
  KubernetesClient client() {
    return client;
  }

  /** The real one forgets after minutes only. */
  @Test
  void shouldTellAWatchThatItsVersionIsForgotten() throws Exception {
    ListOptions old = new ListOptionsBuilder().withResourceVersion("1").build();
    Events events = new Events();
    server.compact();

    try (Watch watch = client.configMaps().inNamespace("default").watch(old, events)) {
      events.expect("410");
    }
  }

  @Test
  void shouldCutTheConnectionBeforeOrAfterTheDeed() {
    server.inject(Fault.on("POST", "/configmaps").cutsBefore());
    server.inject(Fault.on("POST", "/configmaps").cutsAfter());

    assertThatThrownBy(() -> create("cut-before")).isInstanceOf(KubernetesClientException.class);
    assertThatThrownBy(() -> create("cut-after")).isInstanceOf(KubernetesClientException.class);

    assertThat(server.find(ApiKind.CONFIG_MAP, "default", "cut-before")).isEmpty();
    assertThat(server.find(ApiKind.CONFIG_MAP, "default", "cut-after")).isPresent();
  }

  @Test
  void shouldForbidWhatIsDeniedAndSaySo() {
    server.deny("create", "configmaps");
    try {
      assertThatThrownBy(() -> create("denied"))
          .isInstanceOfSatisfying(
              KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
    } finally {
      server.allowAll();
    }
  }

  private static void create(String name) {
    client
        .configMaps()
        .inNamespace("default")
        .resource(new ConfigMapBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }
}
