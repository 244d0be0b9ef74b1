package io.millrace.controlplane.events;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change as every listener is sent it: written once, however many they are.
 *
 * @param seq of the change; 0 for what is none
 * @param bytes never changed
 */
record ChangeFrame(long seq, byte[] bytes) {
  static final ChangeFrame HEARTBEAT = new ChangeFrame(0, bytes(":heartbeat\n\n"));

  static ChangeFrame of(ChangeEvent event, JsonMapper mapper) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(bytes("id:" + event.seq() + "\nevent:" + event.kind().wireName() + "\ndata:"));
    // JSON of one line: no event ends in the middle.
    frame.writeBytes(mapper.writeValueAsBytes(event));
    frame.writeBytes(bytes("\n\n"));
    return new ChangeFrame(event.seq(), frame.toByteArray());
  }

  /** The stream cannot go on from where the client was; it goes on behind {@code seq}. */
  static ChangeFrame reset(long seq) {
    String data = "{\"seq\":" + seq + ",\"kind\":\"reset\"}";
    return new ChangeFrame(seq, bytes("id:" + seq + "\nevent:reset\ndata:" + data + "\n\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
