package io.millrace.controlplane.api;

import io.millrace.testkit.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The database that the tests of the API run on: H2, or with {@code
 * -Dmillrace.test.database=postgresql} the PostgreSQL of this machine, or the empty one whose URL
 * is given there. In both, a release of the past has left its tables and rows.
 */
final class TestDatabase implements ExecutionCondition {
  private static final String POSTGRESQL = "postgresql";
  private static final String CHOSEN = System.getProperty("millrace.test.database", "h2");

  /** One server for the JVM; it ends with it. */
  private static final class SharedServer {
    static final String URL =
        PostgresServer.start(List.of("fsync=off", "synchronous_commit=off")).createDatabase();
  }

  static String url() {
    return switch (CHOSEN) {
      case POSTGRESQL -> SharedServer.URL;
      case "h2" ->
          "jdbc:h2:mem:control-plane;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
              + "DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
      default -> CHOSEN;
    };
  }

  /** In CI the tests do not pass without it. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!CHOSEN.equals(POSTGRESQL) || PostgresServer.isInstalled()) {
      return ConditionEvaluationResult.enabled(url());
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(PostgresServer.ABSENT);
    }
    System.err.println("NOT TESTED ON POSTGRESQL: " + context.getDisplayName());
    System.err.println(PostgresServer.ABSENT);
    return ConditionEvaluationResult.disabled(PostgresServer.ABSENT);
  }
}
