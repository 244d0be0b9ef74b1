package io.millrace.controlplane.localmode;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.StartRefusedException;
import io.millrace.controlplane.security.AccessToken;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.minicluster.MiniClusterJobSubmitter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts everything in this JVM, in an order that tells a wrong option before it costs anything.
 */
public final class LocalMode implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final DataDirectory directory;
  private final LocalPorts ports;
  private final AccessToken token;

  private LocalMode(
      ConfigurableApplicationContext context,
      DataDirectory directory,
      LocalPorts ports,
      AccessToken token) {
    this.context = context;
    this.directory = directory;
    this.ports = ports;
    this.token = token;
  }

  /**
   * Starts and returns; the process lives until it is told to stop. Ends it with 2 when the command
   * line or the machine stands in the way, with 1 when something fails.
   */
  public static void main(Class<?> application, String... arguments) {
    try {
      LocalMode started = start(application, arguments);
      System.out.println("Millrace is ready: " + started.url());
    } catch (StartRefusedException e) {
      System.err.println("millrace: " + e.getMessage());
      System.exit(2);
    } catch (RuntimeException reportedBySpring) {
      System.exit(1);
    }
  }

  static LocalMode start(Class<?> application, String... arguments) {
    LocalOptions options = LocalOptions.parse(arguments);
    DataDirectory directory = DataDirectory.claim(options.dataDir());
    try {
      LocalPorts ports = PortChoice.choose(options.ports(), directory.lastPorts());
      AccessToken token = AccessToken.random();
      directory.writeToken(token.value());
      directory.writePorts(ports);
      SpringApplication spring = new SpringApplication(application);
      spring.setMainApplicationClass(application);
      spring.addInitializers(
          context -> addLocalBeans((GenericApplicationContext) context, directory, ports, token));
      ConfigurableApplicationContext context =
          spring.run(settings(options, directory, ports).toArray(String[]::new));
      directory.writeUrl(address(context.getEnvironment(), ports));
      return new LocalMode(context, directory, ports, token);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static void addLocalBeans(
      GenericApplicationContext context,
      DataDirectory directory,
      LocalPorts ports,
      AccessToken token) {
    int slots =
        Binder.get(context.getEnvironment())
            .bindOrCreate("millrace", MillraceProperties.class)
            .flink()
            .slots();
    // Not before now: Spring has set up logging, and from here on it also stops what was started.
    LocalCluster cluster = LocalCluster.start(directory, ports, slots);
    context.registerBean("dataDirectory", DataDirectory.class, () -> directory);
    context.registerBean("localCluster", LocalCluster.class, () -> cluster);
    context.registerBean("accessToken", AccessToken.class, () -> token);
    context.registerBean(
        "jobSubmitter",
        JobSubmitter.class,
        () -> new MiniClusterJobSubmitter(cluster.flink(), Clock.systemUTC()));
    context.registerBean(LeftCheckpoints.class);
  }

  private static List<String> settings(
      LocalOptions options, DataDirectory directory, LocalPorts ports) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + ports.http(),
                "--millrace.data-dir=" + directory.root(),
                "--millrace.kafka.bootstrap-servers=127.0.0.1:" + ports.kafka(),
                "--millrace.flink.dashboard-url=http://127.0.0.1:" + ports.flink(),
                // The broker is in this JVM: when it is gone, so are we.
                "--logging.level.org.apache.kafka.clients.NetworkClient=ERROR",
                "--logging.file.name=" + directory.logFile()));
    settings.addAll(options.springArguments());
    return settings;
  }

  /** With the token: opening it signs the browser in. */
  String url() {
    return address(context.getEnvironment(), ports) + "/?token=" + token.value();
  }

  private static String address(Environment settings, LocalPorts ports) {
    boolean tls = !settings.getProperty("server.ssl.bundle", "").isEmpty();
    return (tls ? "https" : "http") + "://127.0.0.1:" + ports.http();
  }

  LocalPorts ports() {
    return ports;
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }
}
