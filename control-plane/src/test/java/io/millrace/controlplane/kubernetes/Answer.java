package io.millrace.controlplane.kubernetes;

import tools.jackson.databind.node.ObjectNode;

/** What the server says to a request. */
record Answer(int code, ObjectNode body) {}
