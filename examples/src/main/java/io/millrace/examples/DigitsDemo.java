package io.millrace.examples;

import java.io.PrintStream;

/**
 * Trains three models on handwritten digits from a Kafka topic, deploys the best of them and scores
 * held-out digits with it. Ends with 0 only if every step succeeded and every number adds up.
 */
public final class DigitsDemo {
  private DigitsDemo() {}

  public static void main(String[] args) {
    System.exit(run(DemoPlan.digits(), System.out, System.err, args));
  }

  /** Without an end of the JVM: exit code 0 or 1. */
  static int run(DemoPlan plan, PrintStream out, PrintStream err, String... args) {
    try {
      DemoOptions options = DemoOptions.parse(args);
      // programs read standard output, so progress goes elsewhere
      PrintStream progress = options.json() ? err : out;
      boolean terminal = !options.json() && System.console() != null;
      RestClient rest = new RestClient(options.url(), options.token());
      DemoReport report =
          new Demo(rest, plan, progress, new ProgressBars(progress, terminal)).run(options);
      progress.println();
      progress.print(report.table());
      if (options.json()) {
        out.println(report.json());
      }
      return 0;
    } catch (DemoException e) {
      err.println("demo: " + e.getMessage());
    } catch (RuntimeException e) {
      err.println("demo: unexpected " + e);
    }
    return 1;
  }
}
