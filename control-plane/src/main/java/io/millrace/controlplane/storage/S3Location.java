package io.millrace.controlplane.storage;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in an object store, where folders are beginnings of names.
 *
 * @param text as it was given
 * @param key without slashes at its ends; empty is the whole bucket
 */
record S3Location(String text, String bucket, String key) {
  private static final Pattern LEGAL = Pattern.compile("s3[ap]?://([^/]+)/*(.*?)/*");

  static S3Location of(String text) throws IOException {
    Matcher parts = LEGAL.matcher(text);
    if (!parts.matches()) {
      throw new IOException(
          "location '" + text + "' is not legal; legal is s3://BUCKET or s3://BUCKET/NAME");
    }
    return new S3Location(text, parts.group(1), parts.group(2));
  }

  /** What the names of all that lies in this folder begin with. */
  String prefix() {
    return key.isEmpty() ? "" : key + "/";
  }
}
