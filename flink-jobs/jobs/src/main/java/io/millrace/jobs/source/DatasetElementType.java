package io.millrace.jobs.source;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink to use {@link DatasetElementSerializer}. */
final class DatasetElementType extends TypeInformation<DatasetElement> {
  private static final long serialVersionUID = 1L;

  @Override
  public TypeSerializer<DatasetElement> createSerializer(SerializerConfig config) {
    return DatasetElementSerializer.INSTANCE;
  }

  @Override
  public Class<DatasetElement> getTypeClass() {
    return DatasetElement.class;
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
    return "DatasetElement";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DatasetElementType;
  }

  @Override
  public int hashCode() {
    return DatasetElementType.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof DatasetElementType;
  }
}
