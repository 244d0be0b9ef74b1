package io.millrace.controlplane.retention;

/**
 * A file or folder that something refers to. All that lies in it is named, and every folder around
 * it.
 *
 * @param location URI
 * @param by what refers to it, as people read it: {@code deployment 'digits'}
 */
public record Named(String location, String by) {}
