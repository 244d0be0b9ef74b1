package io.millrace.keras.layer.shape;

/** What stands between the pixels of an image that is made larger or smaller. */
public enum Interpolation {
  NEAREST,
  BILINEAR
}
