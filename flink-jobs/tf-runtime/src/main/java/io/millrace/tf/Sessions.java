package io.millrace.tf;

import org.tensorflow.proto.ConfigProto;

/** How sessions run. */
final class Sessions {
  private Sessions() {}

  /**
   * Everything in the calling thread: for models of this size a hand-over between threads costs
   * more than it gains, and one thread makes results reproducible.
   */
  static ConfigProto config() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(1)
        .setInterOpParallelismThreads(-1)
        .setExperimental(
            ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"))
        .build();
  }
}
