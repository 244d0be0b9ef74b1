package io.millrace.controlplane;

import java.util.List;
import org.springframework.boot.logging.LoggingSystem;

/** Logging belongs to the whole JVM, in which contexts of other tests may be open. */
public final class FreshLogging {
  private static final List<String> STAY_AS_FIRST_SET =
      List.of("CONSOLE_LOG_THRESHOLD", "FILE_LOG_THRESHOLD", "LOG_FILE", "LOG_PATH");

  private FreshLogging() {}

  /** The next context sets up logging by its own settings. */
  public static void forTheNextContext() {
    STAY_AS_FIRST_SET.forEach(System::clearProperty);
    LoggingSystem.get(FreshLogging.class.getClassLoader()).cleanUp();
  }
}
