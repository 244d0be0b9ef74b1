package io.millrace.controlplane.api;

import io.millrace.controlplane.security.AccessToken;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import io.millrace.testkit.TestKafka;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** What the control plane finds around itself in tests. */
@TestConfiguration(proxyBeanMethods = false)
class Surroundings {
  /** One broker for the JVM; it ends with it. */
  static final class SharedKafka {
    static final TestKafka BROKER = TestKafka.start();
  }

  static final class KafkaAndDatabase
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      EarlierRelease.leaveIn(TestDatabase.url());
      TestPropertyValues.of(
              Map.of(
                  "millrace.mode",
                  "CLUSTER",
                  "millrace.data-dir",
                  "target/test-data",
                  // The tests of wrong tokens all come from one address.
                  "millrace.sign-in.failures-per-address",
                  "100000",
                  "millrace.upgrades.health-period",
                  "300ms",
                  "millrace.deadlines.suspending",
                  "300ms",
                  "millrace.kafka.bootstrap-servers",
                  SharedKafka.BROKER.bootstrapServers(),
                  "spring.datasource.url",
                  TestDatabase.url()))
          .applyTo(context);
    }
  }

  @Bean
  TestKafka kafkaBroker() {
    return SharedKafka.BROKER;
  }

  @Bean
  AccessToken accessToken() {
    return AccessToken.random();
  }

  @Bean
  FakeJobSubmitter jobSubmitter() {
    return new FakeJobSubmitter();
  }

  @Bean
  @Lazy
  Api api(Environment environment, AccessToken token) {
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    return new Api(port, token.value());
  }

  @Bean
  @Lazy
  Scenario scenario(Api api, TestKafka kafka, FakeJobSubmitter submitter) {
    return new Scenario(api, kafka, submitter);
  }
}
