package io.millrace.controlplane.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Tells Prometheus who listens. */
@Component
class EventStreamMeters implements MeterBinder {
  private final ChangeHub hub;

  EventStreamMeters(ChangeHub hub) {
    this.hub = hub;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("millrace.event.streams", hub, ChangeHub::listeners)
        .description("Clients of /api/v1/events")
        .register(registry);
  }
}
