package io.millrace.controlplane.system;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.kafka.BrokerFault;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.millrace.controlplane.system.SystemState.KafkaState;
import io.millrace.controlplane.system.SystemState.Reachability;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/system")
@Tag(name = "System")
class SystemController {
  private static final long PATIENCE_SECONDS = 2;

  private final MillraceProperties properties;
  private final Admin admin;
  private final FlinkOverview flink;
  private final Optional<BrokerFault> broker;
  private final @Nullable String schemaVersion;

  SystemController(
      MillraceProperties properties,
      Admin admin,
      FlinkOverview flink,
      Optional<BrokerFault> broker,
      Flyway flyway) {
    this.properties = properties;
    this.admin = admin;
    this.flink = flink;
    this.broker = broker;
    MigrationInfo current = flyway.info().current();
    this.schemaVersion =
        current == null || current.getVersion() == null ? null : current.getVersion().getVersion();
  }

  @Operation(summary = "Version, mode and whether Kafka and Flink answer")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/info")
  SystemState info() {
    String version = getClass().getPackage().getImplementationVersion();
    return new SystemState(
        version == null ? "development" : version,
        properties.mode(),
        kafka(),
        flink.state(),
        properties.dataDir().toString(),
        Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
        schemaVersion);
  }

  private KafkaState kafka() {
    String servers = properties.kafka().bootstrapServers();
    return broker
        .flatMap(BrokerFault::brokerFault)
        .map(fault -> new KafkaState(servers, Reachability.DOWN, fault))
        .orElseGet(() -> new KafkaState(servers, reachability(), null));
  }

  private Reachability reachability() {
    try {
      admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Reachability.UP;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reachability.DOWN;
    } catch (ExecutionException | TimeoutException e) {
      return Reachability.DOWN;
    }
  }
}
