package io.millrace.keras.json;

/** Where the channels of an image are. */
public final class DataFormat {
  private DataFormat() {}

  /** Refuses a {@code data_format} with the channels first. */
  public static void requireChannelsLast(Members config) {
    String format = config.text("data_format", "channels_last");
    if (!format.equals("channels_last")) {
      config.refuse(
          "data_format",
          "'data_format' is '" + format + "'; legal is channels_last",
          "put the channels last in the records");
    }
  }
}
