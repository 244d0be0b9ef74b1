package io.millrace.controlplane.modelfiles;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Clears away at each start what a process that was cut short has left. */
@Component
class FileSweep {
  private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);
  private final FileStore files;

  FileSweep(FileStore files) {
    this.files = files;
  }

  @EventListener(ApplicationReadyEvent.class)
  void sweep() {
    try {
      files.sweep();
    } catch (IOException e) {
      LOG.warn("left uploads could not be looked for: {}", e.toString());
    }
  }
}
