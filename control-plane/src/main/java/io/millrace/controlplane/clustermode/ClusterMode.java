package io.millrace.controlplane.clustermode;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.StartRefusedException;
import io.millrace.controlplane.preflight.PreflightReport;
import io.millrace.controlplane.security.AccessToken;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the control plane of a cluster. Settings come from {@code /etc/millrace/application.yaml},
 * the environment and arguments, the later ones first.
 */
public final class ClusterMode {
  private static final String SETTING = "millrace.mode";
  private static final String VARIABLE = "MILLRACE_MODE";

  private static final String NAMESPACE = "millrace.kubernetes.namespace";
  private static final int CONNECT_MS = 3_000;

  private ClusterMode() {}

  /** Whether the last argument about it, else a system property, else the environment says so. */
  public static boolean isAskedFor(Map<String, String> environment, String... arguments) {
    @Nullable String mode = System.getProperty(SETTING, environment.get(VARIABLE));
    String option = "--" + SETTING + "=";
    for (String argument : arguments) {
      mode = argument.startsWith(option) ? argument.substring(option.length()) : mode;
    }
    return MillraceProperties.Mode.CLUSTER.name().equalsIgnoreCase(mode);
  }

  /**
   * Starts and returns; the process lives until it is told to stop. Ends it with 2 when a setting
   * stands in the way, with 1 when something fails.
   */
  public static void main(Class<?> application, String... arguments) {
    try {
      start(application, ClusterMode::client, arguments);
    } catch (StartRefusedException toldBySpring) {
      System.exit(2);
    } catch (RuntimeException toldBySpring) {
      System.exit(1);
    }
  }

  /**
   * @param kubernetes opens the client; it is closed with the context
   * @throws StartRefusedException when there is no legal access token
   */
  public static ConfigurableApplicationContext start(
      Class<?> application, Supplier<KubernetesClient> kubernetes, String... arguments) {
    SpringApplication spring = new SpringApplication(application);
    spring.setMainApplicationClass(application);
    spring.setAdditionalProfiles("cluster");
    spring.setDefaultProperties(
        Map.of("spring.config.additional-location", "optional:file:/etc/millrace/"));
    spring.addInitializers(
        context -> addClusterBeans((GenericApplicationContext) context, kubernetes));
    return spring.run(arguments);
  }

  /** As the pod's ServiceAccount, or as KUBECONFIG says. */
  private static KubernetesClient client() {
    Config config = Config.autoConfigure(null);
    config.setConnectionTimeout(CONNECT_MS);
    // Whoever asks has a way of his own to ask again, and people wait for preflight.
    config.setRequestRetryBackoffLimit(1);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static void addClusterBeans(
      GenericApplicationContext context, Supplier<KubernetesClient> kubernetes) {
    ConfigurableEnvironment environment = context.getEnvironment();
    MillraceProperties properties = properties(environment);
    AccessToken token =
        GivenToken.read(
            environment.getProperty(GivenToken.VARIABLE), properties.access().tokenFile());
    KubernetesClient client = kubernetes.get();
    if (properties.kubernetes().namespace().isEmpty()) {
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("pod", Map.of(NAMESPACE, namespace(client))));
    }
    context.registerBean("accessToken", AccessToken.class, () -> token);
    context.registerBean("kubernetesClient", KubernetesClient.class, () -> client);
    context.registerBean(JobsOnKubernetes.class);
    context.registerBean(PreflightReport.class);
  }

  private static MillraceProperties properties(ConfigurableEnvironment environment) {
    return Binder.get(environment).bindOrCreate("millrace", MillraceProperties.class);
  }

  private static String namespace(KubernetesClient client) {
    String own = client.getNamespace();
    return own == null ? "default" : own;
  }
}
