package io.millrace.controlplane.submission.kubernetes;

import java.nio.ByteBuffer;

/** The {@code _metadata} that Flink writes at the end of a snapshot, as far as anybody reads it. */
public final class SnapshotMetadata {
  private static final int MAGIC = 0x4960672d;
  private static final int VERSION = 6;

  private SnapshotMetadata() {}

  /**
   * @param number checkpoints and savepoints of a run are counted together
   */
  public static byte[] withNumber(long number) {
    return ByteBuffer.allocate(64).putInt(MAGIC).putInt(VERSION).putLong(number).array();
  }
}
