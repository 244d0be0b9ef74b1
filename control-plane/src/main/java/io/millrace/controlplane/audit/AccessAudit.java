package io.millrace.controlplane.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.controlplane.security.AccessEvent;
import io.millrace.controlplane.security.Caller;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes down and counts who came in and who was refused. Whoever is not signed in must not be able
 * to fill the database: of refusals a limited number is written for each minute, and all are
 * counted.
 */
@Component
class AccessAudit {
  static final int MOST_IN_A_MINUTE = 60;

  private static final Logger LOG = LoggerFactory.getLogger(AccessAudit.class);
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  /** Somebody without credentials looks: the page of a browser that is not signed in. */
  private static final String NOTHING_SHOWN = "SIGN_IN_REQUIRED";

  private final AuditLog log;
  private final MeterRegistry meters;
  private final Clock clock;
  private long minute;
  private int inThisMinute;

  AccessAudit(AuditLog log, MeterRegistry meters, Clock clock) {
    this.log = log;
    this.meters = meters;
    this.clock = clock;
  }

  @EventListener
  void hear(AccessEvent event) {
    Caller caller = event.caller();
    Actor actor =
        caller == null
            ? Actor.unproven(event.name(), event.address())
            : Actor.of(caller, event.address());
    switch (event.kind()) {
      case SIGNED_IN -> signedIn(actor, event);
      case SIGNED_OUT -> log.record(actor, session("delete", event), Outcome.DONE, null);
      case REFUSED -> refused(actor, event);
    }
  }

  private void signedIn(Actor actor, AccessEvent event) {
    meters.counter("millrace.sign.ins", "kind", String.valueOf(actor.kind())).increment();
    log.record(actor, session("create", event), Outcome.DONE, null);
  }

  private static Action session(String verb, AccessEvent event) {
    return new Action("session." + verb, event.path());
  }

  private void refused(Actor actor, AccessEvent event) {
    String code = String.valueOf(event.code());
    meters.counter("millrace.requests.refused", "code", code).increment();
    boolean lookedOnly = READS.contains(event.method()) && NOTHING_SHOWN.equals(event.code());
    if (!lookedOnly && isWithinLimit(code)) {
      log.record(actor, Action.of(event.method(), event.path()), Outcome.REFUSED, event.code());
    }
  }

  private synchronized boolean isWithinLimit(@Nullable String code) {
    long now = clock.instant().getEpochSecond() / 60;
    if (now != minute) {
      minute = now;
      inThisMinute = 0;
    }
    inThisMinute++;
    if (inThisMinute == MOST_IN_A_MINUTE + 1) {
      LOG.warn(
          "more than {} requests were refused in a minute, the last with {}; the rest of them is"
              + " counted, not written to the audit log",
          MOST_IN_A_MINUTE,
          code);
    }
    return inThisMinute <= MOST_IN_A_MINUTE;
  }
}
