package io.millrace.controlplane.retention;

/** Published when a place is gone. */
public record PlaceDeleted(String location) {}
