package io.millrace.controlplane.audit;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.PageRequest;
import io.millrace.controlplane.tracing.Trace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes what was asked for before it is done, and its outcome after it. */
@Component
class AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private final AuditRepository repository;
  private final Identifiers ids;
  private final Clock clock;
  private final Duration keep;

  AuditLog(
      AuditRepository repository, Identifiers ids, Clock clock, MillraceProperties properties) {
    this.repository = repository;
    this.ids = ids;
    this.clock = clock;
    this.keep = properties.audit().keep();
  }

  /** Returns the id under which the outcome is told. */
  String begin(Actor actor, Action action, @Nullable Map<String, Object> before) {
    String id = ids.next();
    repository.insert(
        new AuditEntry(
            id,
            now(),
            null,
            Trace.currentId(),
            actor,
            action.name(),
            action.resource(),
            Outcome.UNKNOWN,
            null,
            null,
            before,
            null));
    return id;
  }

  void end(
      String id,
      Action action,
      int status,
      @Nullable String code,
      @Nullable Map<String, Object> after) {
    repository.complete(
        id, new AuditRepository.Ending(now(), action.resource(), status, code, after));
  }

  /** Of something that is over by the time it is told. */
  void record(Actor actor, Action action, Outcome outcome, @Nullable String code) {
    Instant now = now();
    repository.insert(
        new AuditEntry(
            ids.next(),
            now,
            now,
            Trace.currentId(),
            actor,
            action.name(),
            action.resource(),
            outcome,
            null,
            code,
            null,
            null));
  }

  Page<AuditEntry> list(AuditQuery query, PageRequest request) {
    return Page.of(repository.list(query, request), request, AuditEntry::id);
  }

  AuditEntry get(String id) {
    return repository
        .find(id)
        .orElseThrow(() -> ProblemException.notFound("entry of the audit log", id));
  }

  @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void forgetOld() {
    int forgotten = repository.forgetBefore(clock.instant().minus(keep));
    if (forgotten > 0) {
      LOG.info("{} entries of the audit log were older than {} and are gone", forgotten, keep);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
