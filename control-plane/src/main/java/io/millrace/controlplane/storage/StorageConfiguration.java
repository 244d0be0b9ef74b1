package io.millrace.controlplane.storage;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The storages that there are, by the schemes that Flink's file systems have. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
  @Bean
  Storage storage() {
    return new StorageByScheme(Map.of(FileStorage.SCHEME, new FileStorage()));
  }
}
