package io.millrace.jobs;

import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job jar's entry point. Its only argument is a job spec in JSON, or {@code @} and a file. */
public final class JobMain {
  private JobMain() {}

  public static void main(String[] args) throws Exception {
    JobSpec spec = readSpec(args);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    JobDefinitions.define(environment, spec);
    environment.execute(spec.name());
  }

  static JobSpec readSpec(String... args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          args.length
              + " arguments were given; legal is one: a job spec in JSON, or @ and the path of a"
              + " file with it");
    }
    return ContractJson.readJobSpec(
        args[0].startsWith("@") ? Files.readString(Path.of(args[0].substring(1))) : args[0]);
  }
}
