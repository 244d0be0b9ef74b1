package io.millrace.benchmarks;

import java.util.List;

/** Something that is measured against something else. */
interface Benchmark {
  /** As it is asked for on the command line. */
  String name();

  List<Row> run() throws Exception;
}
