package io.millrace.jobs.inference;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink to use {@link InputRecordSerializer}. */
final class InputRecordType extends TypeInformation<InputRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public TypeSerializer<InputRecord> createSerializer(SerializerConfig config) {
    return InputRecordSerializer.INSTANCE;
  }

  @Override
  public Class<InputRecord> getTypeClass() {
    return InputRecord.class;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public String toString() {
    return "InputRecord";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InputRecordType;
  }

  @Override
  public int hashCode() {
    return InputRecordType.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof InputRecordType;
  }
}
