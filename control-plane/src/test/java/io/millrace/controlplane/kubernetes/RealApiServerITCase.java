package io.millrace.controlplane.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same of a real server, where its binaries are. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class RealApiServerITCase extends ApiServerContract {
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private static RealApiServer server;
  private static KubernetesClient client;

  @BeforeAll
  static void start() {
    server = RealApiServer.start();
    client = server.client();
    for (ApiKind kind : ApiKind.values()) {
      if (kind.isCustom()) {
        byte[] definition = Json.MAPPER.writeValueAsBytes(CustomSchema.definition(kind));
        client.load(new ByteArrayInputStream(definition)).create();
      }
    }
    Arrays.stream(ApiKind.values())
        .filter(ApiKind::isCustom)
        .forEach(RealApiServerITCase::awaitServed);
  }

  /** A definition is taken before what it defines is served. */
  private static void awaitServed(ApiKind kind) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!isServed(kind)) {
      assertThat(System.nanoTime()).as("%s is served in time", kind).isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static boolean isServed(ApiKind kind) {
    try {
      client
          .genericKubernetesResources(kind.apiVersion(), kind.kind())
          .inNamespace("default")
          .list();
      return true;
    } catch (KubernetesClientException notYet) {
      return false;
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  KubernetesClient client() {
    return client;
  }
}
