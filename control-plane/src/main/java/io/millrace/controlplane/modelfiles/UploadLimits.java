package io.millrace.controlplane.modelfiles;

import io.millrace.controlplane.MillraceProperties;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How much the web server takes of a multipart request, and from where on it goes to disk. */
@Configuration(proxyBeanMethods = false)
class UploadLimits {
  private static final DataSize OTHER_PARTS = DataSize.ofMegabytes(16);
  private static final DataSize IN_MEMORY = DataSize.ofKilobytes(64);

  /** Where parts of requests lie until they are received, on the disk of the artifact store. */
  static Path folder(MillraceProperties properties) {
    return properties.dataDir().resolve("uploads");
  }

  @Bean
  MultipartConfigElement multipartConfig(MillraceProperties properties) throws IOException {
    Path folder = Files.createDirectories(folder(properties));
    long file = properties.models().maxFileSize().toBytes();
    return new MultipartConfigElement(
        folder.toString(), file, file + OTHER_PARTS.toBytes(), (int) IN_MEMORY.toBytes());
  }
}
