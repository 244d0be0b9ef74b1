package io.millrace.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.resource.PageRequest;
import io.millrace.controlplane.security.AccessEvent;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class AccessAuditTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Caller ADA = new Caller(Caller.Kind.USER, "u1", "ada", Role.OPERATOR);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = NOON;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final AuditLog log = log();
  private final AccessAudit audit = new AccessAudit(log, meters, clock);

  private AuditLog log() {
    DriverManagerDataSource database =
        new DriverManagerDataSource(
            "jdbc:h2:mem:"
                + UUID.randomUUID()
                + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1;"
                + "DATABASE_TO_LOWER=TRUE");
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V10__audit_log.sql"))
        .execute(database);
    MillraceProperties properties =
        new Binder(new MapConfigurationPropertySource(Map.of("millrace.audit.keep", "10d")))
            .bindOrCreate("millrace", MillraceProperties.class);
    AuditRepository repository = new AuditRepository(JdbcClient.create(database));
    return new AuditLog(repository, new Identifiers(clock), clock, properties);
  }

  private List<AuditEntry> entries() {
    AuditQuery all = new AuditQuery(null, null, null, null, null, null);
    return log.list(all, new PageRequest(500, "zzzzzzzzzzzzz")).items();
  }

  private static AccessEvent refused(String method, String path, String code) {
    return new AccessEvent(
        AccessEvent.Kind.REFUSED, null, "mallory", "192.0.2.1", method, path, code);
  }

  @Test
  void shouldTellWhoCameInAndLeft() {
    audit.hear(
        new AccessEvent(
            AccessEvent.Kind.SIGNED_IN, ADA, "ada", "192.0.2.1", "POST", "/api/v1/session", null));
    audit.hear(
        new AccessEvent(
            AccessEvent.Kind.SIGNED_OUT,
            ADA,
            "ada",
            "192.0.2.1",
            "DELETE",
            "/api/v1/session",
            null));

    assertThat(entries())
        .extracting(AuditEntry::action)
        .containsExactly("session.delete", "session.create");
    assertThat(entries().get(0).actor())
        .isEqualTo(new Actor(Caller.Kind.USER, "u1", "ada", Role.OPERATOR, "192.0.2.1"));
    assertThat(meters.counter("millrace.sign.ins", "kind", "USER").count()).isEqualTo(1);
  }

  @Test
  void shouldTellWhoWasRefusedByTheNameThatWasGiven() {
    audit.hear(refused("POST", "/api/v1/session", "PASSWORD_WRONG"));

    AuditEntry entry = entries().get(0);
    assertThat(entry.actor()).isEqualTo(Actor.unproven("mallory", "192.0.2.1"));
    assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(entry.code()).isEqualTo("PASSWORD_WRONG");
    assertThat(entry.endedAt()).isEqualTo(NOON);
  }

  @Test
  void shouldCountButNotWriteThatSomebodyLookedWithoutCredentials() {
    audit.hear(refused("GET", "/api/v1/models", "SIGN_IN_REQUIRED"));
    audit.hear(refused("DELETE", "/api/v1/models/a", "SIGN_IN_REQUIRED"));

    assertThat(entries()).extracting(AuditEntry::action).containsExactly("models.delete");
    assertThat(meters.counter("millrace.requests.refused", "code", "SIGN_IN_REQUIRED").count())
        .isEqualTo(2);
  }

  @Test
  void shouldNotLetStrangersFillTheDatabase() {
    for (int i = 0; i < 100; i++) {
      audit.hear(refused("GET", "/api/v1/models", "TOKEN_WRONG"));
    }
    now = NOON.plusSeconds(60);
    audit.hear(refused("GET", "/api/v1/models", "TOKEN_WRONG"));

    assertThat(entries()).hasSize(AccessAudit.MOST_IN_A_MINUTE + 1);
    assertThat(meters.counter("millrace.requests.refused", "code", "TOKEN_WRONG").count())
        .isEqualTo(101);
  }

  @Test
  void shouldShowWhatIsUnderWayWithoutAnOutcome() {
    Action action = Action.of("DELETE", "/api/v1/models/a");
    String id = log.begin(Actor.of(ADA, "192.0.2.1"), action, Map.of("name", "mnist"));

    AuditEntry underWay = log.get(id);
    now = NOON.plusSeconds(1);
    log.end(id, action, 204, null, null);

    assertThat(underWay.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(underWay.endedAt()).isNull();
    assertThat(underWay.before()).isEqualTo(Map.of("name", "mnist"));
    assertThat(log.get(id).outcome()).isEqualTo(Outcome.DONE);
    assertThat(log.get(id).endedAt()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void shouldForgetWhatIsOlderThanIsToBeKept() {
    audit.hear(refused("GET", "/a", "TOKEN_WRONG"));
    now = NOON.plus(Duration.ofDays(9));
    log.forgetOld();
    audit.hear(refused("GET", "/b", "TOKEN_WRONG"));
    assertThat(entries()).hasSize(2);

    now = NOON.plus(Duration.ofDays(11));
    log.forgetOld();

    assertThat(entries()).extracting(AuditEntry::resource).containsExactly("/b");
  }
}
