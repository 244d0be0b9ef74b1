package io.millrace.controlplane.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Tells Prometheus of messages that Kafka has not taken yet. */
@Component
class OutboxMeters implements MeterBinder {
  private final Outbox outbox;

  OutboxMeters(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("millrace.outbox.messages", outbox, Outbox::unsent)
        .description("Messages that are written down and not yet in Kafka")
        .register(registry);
  }
}
