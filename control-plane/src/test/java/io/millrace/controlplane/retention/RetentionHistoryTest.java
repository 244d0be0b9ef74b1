package io.millrace.controlplane.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.storage.InMemoryStorage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Random lives of trainings, deployments and snapshots, with a sweep now and then. The seed of a
 * failure is in its message; {@code -Dmillrace.histories=5000} is the long form.
 */
class RetentionHistoryTest {
  private static final int HISTORIES = Integer.getInteger("millrace.histories", 8);
  private static final int STEPS = 150;
  private static final Duration GRACE = Duration.ofHours(24);
  private static final String STORE = "s3://b/artifacts";
  private static final String STATE = "s3://b/state";
  private static SingleConnectionDataSource database;

  @BeforeAll
  static void migrate() {
    database =
        new SingleConnectionDataSource(
            "jdbc:h2:mem:retention;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", true);
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V12__artifacts.sql"))
        .execute(database);
  }

  @AfterAll
  static void shutDown() {
    database.destroy();
  }

  @Test
  void shouldDeleteAllThatNothingNamesAndNothingElse() throws Exception {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      JdbcClient.create(database).sql("delete from discarded_place").update();
      new History(seed).run();
    }
  }

  /** A deployment with the artifacts that it may score with and the snapshots it may start from. */
  private record Deployment(Set<String> artifacts, Set<String> snapshots) {}

  private static final class History {
    private final long seed;
    private final Random random;
    private final InMemoryStorage storage = new InMemoryStorage();
    private final TestClock clock = new TestClock();
    private final Discards discards;
    private final RetentionSweep sweep;
    private final Map<String, String> trainings = new LinkedHashMap<>();
    private final Map<String, Deployment> deployments = new LinkedHashMap<>();
    private final Map<String, Instant> given = new LinkedHashMap<>();
    private int made;

    private History(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.discards =
          new Discards(new DiscardedPlaceRepository(JdbcClient.create(database)), storage, clock);
      MillraceProperties properties =
          new Binder(
                  new MapConfigurationPropertySource(
                      Map.of(
                          "millrace.jobs.artifact-store", STORE,
                          "millrace.jobs.checkpoint-dir", STATE)))
              .bindOrCreate("millrace", Bindable.of(MillraceProperties.class));
      this.sweep =
          new RetentionSweep(
              List.of(discards), List.of(this::named), properties, event -> {}, clock);
    }

    private Collection<Named> named() {
      List<Named> named = new ArrayList<>();
      trainings.forEach((id, artifact) -> named.add(new Named(spelled(artifact), "training")));
      deployments.forEach(
          (id, deployment) -> {
            deployment.artifacts().forEach(at -> named.add(new Named(spelled(at), id)));
            deployment.snapshots().forEach(at -> named.add(new Named(spelled(at), id)));
          });
      return named;
    }

    /** As Flink, Java or a person writes it. */
    private String spelled(String location) {
      return switch (random.nextInt(3)) {
        case 0 -> location + "/";
        case 1 -> location.replace("s3:", "s3a:");
        default -> location;
      };
    }

    private void run() throws Exception {
      storage.write(STORE + "/of-somebody-else/graph.pb", new byte[1]);
      storage.write(STATE + "/of-somebody-else/chk-1/_metadata", new byte[1]);
      for (int step = 0; step < STEPS; step++) {
        step();
      }
      trainings.keySet().stream().toList().forEach(this::deleteTraining);
      deployments.keySet().stream().toList().forEach(this::deleteDeployment);
      clock.now = clock.now.plus(GRACE);
      sweep.sweep();
      assertThat(storage.names())
          .as("after all was deleted, seed %d", seed)
          .containsExactly(
              STORE + "/of-somebody-else/graph.pb", STATE + "/of-somebody-else/chk-1/_metadata");
    }

    private void step() throws Exception {
      switch (random.nextInt(9)) {
        case 0, 1 -> train();
        case 2, 3 -> deploy();
        case 4 -> snapshot();
        case 5 -> any(trainings.keySet()).ifPresent(this::deleteTraining);
        case 6 -> any(deployments.keySet()).ifPresent(this::deleteDeployment);
        case 7 -> swapModel();
        default -> {
          clock.now = clock.now.plus(Duration.ofHours(random.nextInt(20)));
          check(sweep.plan());
          check(sweep.sweep());
        }
      }
    }

    private Optional<String> any(Collection<String> names) {
      return names.stream().skip(names.isEmpty() ? 0 : random.nextInt(names.size())).findFirst();
    }

    private void train() throws Exception {
      String id = "r" + made++;
      storage.write(STORE + "/" + id + "/graph.pb", new byte[1]);
      storage.write(STORE + "/" + id + "/variables/data", new byte[1]);
      trainings.put(id, STORE + "/" + id);
    }

    private void deploy() throws Exception {
      Optional<String> result = any(trainings.keySet());
      if (result.isPresent()) {
        String id = "inf-" + made++;
        Deployment deployment = new Deployment(new HashSet<>(), new HashSet<>());
        deployment.artifacts().add(trainings.get(result.get()));
        deployments.put(id, deployment);
      }
    }

    /** Another may name it too, and then outlive the one it belongs to. */
    private void snapshot() throws Exception {
      Optional<String> id = any(deployments.keySet());
      if (id.isPresent()) {
        String at = STATE + "/" + id.get() + "/runs/1/savepoints/savepoint-" + made++;
        storage.write(at + "/_metadata", new byte[1]);
        deployments.get(id.get()).snapshots().add(at);
        any(deployments.keySet()).ifPresent(other -> deployments.get(other).snapshots().add(at));
      }
    }

    private void swapModel() {
      any(deployments.keySet())
          .ifPresent(
              id ->
                  any(trainings.keySet())
                      .ifPresent(
                          result -> deployments.get(id).artifacts().add(trainings.get(result))));
    }

    private void deleteTraining(String id) {
      discard(Place.Kind.RESULT, trainings.remove(id));
    }

    /** What it left is given up, though another may still have been named into it. */
    private void deleteDeployment(String id) {
      deployments.remove(id);
      discard(Place.Kind.JOB_STATE, STATE + "/" + id);
    }

    private void discard(Place.Kind kind, String location) {
      discards.add(kind, location, "a test");
      given.put(location, clock.now);
    }

    /** All that is named is there, and nothing goes before its time. */
    private void check(List<Verdict> verdicts) {
      NavigableSet<String> names = new TreeSet<>(storage.names());
      for (Named named : named()) {
        String location = RetentionRules.plain(named.location());
        String first = names.ceiling(location + "/");
        if (first == null || !first.startsWith(location + "/")) {
          fail("%s is named by %s and gone, seed %d", location, named.by(), seed);
        }
      }
      for (Verdict verdict : verdicts) {
        if (verdict.action() == Verdict.Action.DELETE
            && given.get(verdict.place().location()).plus(GRACE).isAfter(clock.now)) {
          fail("%s is not due at %s, seed %d", verdict, clock.now, seed);
        }
      }
    }
  }

  private static final class TestClock extends Clock {
    private Instant now = Instant.parse("2026-05-06T07:08:09Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
