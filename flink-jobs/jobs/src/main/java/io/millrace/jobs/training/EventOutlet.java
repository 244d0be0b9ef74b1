package io.millrace.jobs.training;

import io.millrace.jobs.event.EventRecord;
import java.io.IOException;

/** Takes an event that is safe when the call returns. */
interface EventOutlet {
  void send(EventRecord event) throws IOException, InterruptedException;
}
