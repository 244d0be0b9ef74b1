package io.millrace.controlplane;

import io.millrace.controlplane.clustermode.ClusterMode;
import io.millrace.controlplane.localmode.LocalMode;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Starts Millrace. Local mode brings its own Kafka and Flink into this JVM, cluster mode finds both
 * elsewhere; the Spring context itself knows neither and takes a {@code JobSubmitter} from outside.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MillraceApplication {
  public static void main(String[] args) {
    if (ClusterMode.isAskedFor(System.getenv(), args)) {
      ClusterMode.main(MillraceApplication.class, args);
    } else {
      LocalMode.main(MillraceApplication.class, args);
    }
  }
}
