package io.millrace.controlplane.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class UploadMetadataTest {
  private static final String SHA256 = "ab".repeat(32);

  @Test
  void shouldReadNameAndChecksumAndKeepTheTextAsItCame() {
    String header =
        "filename QzpcbW9kZWxzXG0ua2VyYXM=,is_confidential,sha256 "
            + Base64.getEncoder().encodeToString(SHA256.getBytes(StandardCharsets.UTF_8));

    UploadMetadata metadata = UploadMetadata.of(header);

    assertThat(metadata).isEqualTo(new UploadMetadata(header, "m.keras", SHA256));
  }

  @Test
  void shouldNameAFileThatHasNoName() {
    assertThat(UploadMetadata.of(null)).isEqualTo(new UploadMetadata("", "file", null));
    assertThat(UploadMetadata.of("filename Lw==").fileName()).isEqualTo("file");
  }

  @Test
  void shouldSayWhatIsWrong() {
    assertMalformed("filename §", "Upload-Metadata has a value of 'filename' that is not base 64");
    assertMalformed(
        "a YQ==,a YQ==", "Upload-Metadata names 'a' twice or not at all; legal is each key once");
    assertMalformed(
        "a YQ==,,b YQ==", "Upload-Metadata names '' twice or not at all; legal is each key once");
    assertMalformed(
        "sha256 YQ==",
        "Upload-Metadata has a sha256 that is not legal; legal are 64 lower-case hex digits");
    assertMalformed("x".repeat(4_097), "Upload-Metadata has 4097 characters; legal are up to 4096");
  }

  private static void assertMalformed(String header, String message) {
    assertThatThrownBy(() -> UploadMetadata.of(header)).hasMessage(message);
  }
}
