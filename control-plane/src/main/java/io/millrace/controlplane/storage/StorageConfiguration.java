package io.millrace.controlplane.storage;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.StorageProperties;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The storages that there are, by the schemes that Flink's file systems have. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
  /** Nothing of an object store is loaded before a location names it. */
  @Bean
  Storage storage(MillraceProperties properties) {
    StorageProperties.S3 settings = properties.storage().s3();
    Supplier<S3Client> client = SingletonSupplier.of(() -> client(settings).build());
    Storage s3 = new S3Storage(client, address(settings));
    return new StorageByScheme(
        Map.of(FileStorage.SCHEME, new FileStorage(), "s3", s3, "s3a", s3, "s3p", s3));
  }

  private static String address(StorageProperties.S3 settings) {
    return settings.endpoint() == null
        ? "Amazon S3, region " + settings.region()
        : settings.endpoint().toString();
  }

  /**
   * Checksums and bodies as older and simpler stores know them: some refuse the newer checksums of
   * Amazon, or take the signatures between chunks for a part of the file.
   */
  static S3ClientBuilder client(StorageProperties.S3 settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyleAccess())
            .serviceConfiguration(body -> body.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .addPlugin(LegacyMd5Plugin.create());
    return settings.endpoint() == null ? builder : builder.endpointOverride(settings.endpoint());
  }
}
