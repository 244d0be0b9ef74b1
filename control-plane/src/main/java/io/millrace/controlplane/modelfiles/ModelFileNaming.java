package io.millrace.controlplane.modelfiles;

import io.millrace.controlplane.retention.Named;
import io.millrace.controlplane.retention.Naming;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is used is named. */
@Component
class ModelFileNaming implements Naming {
  private final List<FileUsage> usages;

  ModelFileNaming(List<FileUsage> usages) {
    this.usages = List.copyOf(usages);
  }

  @Override
  public Collection<Named> named() {
    return usages.stream()
        .flatMap(
            usage -> usage.used().stream().map(artifact -> new Named(artifact.uri(), usage.by())))
        .toList();
  }
}
