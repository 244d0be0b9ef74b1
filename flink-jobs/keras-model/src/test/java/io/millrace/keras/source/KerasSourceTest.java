package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.keras.KerasJson;
import io.millrace.keras.graph.ModelGraph;
import io.millrace.keras.graph.ModelKind;
import io.millrace.keras.graph.TensorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KerasSourceTest {
  @Test
  void shouldCompileToAModelAndItsArchitecture() {
    // When
    CompiledSource compiled =
        KerasSource.compile(
            "import tensorflow as tf",
            """
            model = tf.keras.Sequential([
                tf.keras.layers.Dense(4, activation=tf.nn.sigmoid, input_shape=(3,)),
                tf.keras.layers.Dense(2, activation=tf.nn.softmax)
            ], name='hcopd')
            model.compile(optimizer=tf.keras.optimizers.Adam(0.0001),
                          loss='sparse_categorical_crossentropy', metrics=['accuracy'])
            """);

    // Then
    assertThat(compiled.model().name()).isEqualTo("hcopd");
    assertThat(compiled.model().kind()).isEqualTo(ModelKind.SEQUENTIAL);
    assertThat(compiled.model().parameterCount()).isEqualTo(26);
    assertThat(KerasJson.parse(compiled.architecture())).isEqualTo(compiled.model());
  }

  @Test
  void shouldNotFailOnImportsThatAreNotUsed() {
    // When
    CompiledSource compiled =
        KerasSource.compile(
            """
            import os, sys, random, json, time, logging
            import numpy as np
            import pandas as pd
            import matplotlib.pyplot as plt
            import tensorflow_datasets as tfds
            from sklearn.model_selection import train_test_split
            from tensorflow.keras.preprocessing.image import ImageDataGenerator
            from tensorflow.python.keras.layers import Dense
            from tensorflow.keras.layers.experimental import preprocessing
            from keras.wrappers.scikit_learn import KerasClassifier
            """,
            """
            model = keras.Sequential([keras.Input((3,)), Dense(1)])
            model.compile('adam', 'mse')
            """);

    // Then
    assertThat(compiled.model().parameterCount()).isEqualTo(4);
  }

  @Test
  void shouldTakeTheOnlyModelWhenNoVariableIsCalledModel() {
    // When
    CompiledSource compiled =
        KerasSource.compile(
            null,
            """
            part = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
            x = keras.Input((3,))
            whole = keras.Model(x, keras.layers.Dense(1)(part(x)), name='whole')
            whole.compile('adam', 'mse')
            """);

    // Then
    assertThat(compiled.model().name()).isEqualTo("whole");
  }

  @ParameterizedTest
  @CsvSource({"second, first, a", "first, second, b"})
  void shouldTellTheCallsOfANestedModelApartInTheOutputs(
      String inside, String output, String input) {
    // When
    CompiledSource compiled =
        KerasSource.compile(
            null,
            """
            i = keras.Input((3,))
            part = keras.Model(i, keras.layers.Dense(2)(i), name='part')
            a = keras.Input((3,), name='a')
            b = keras.Input((3,), name='b')
            first = part(a)
            second = part(b)
            head = keras.layers.Dense(1, name='head')(%s)
            model = keras.Model([b, a], [head, %s])
            model.compile('adam', 'mse')
            """
                .formatted(inside, output));

    // Then
    ModelGraph graph = compiled.model().graph();
    TensorRef of = graph.calls().get(graph.outputs().get(1).call()).inputs().get(0);
    assertThat(graph.calls().get(of.call()).layer().name()).isEqualTo(input);
  }

  @Test
  void shouldNameLayersAnewInEachSource() {
    // Given
    String code =
        """
        model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2), keras.layers.Dense(1)])
        model.compile('adam', 'mse')
        """;

    // When
    CompiledSource first = KerasSource.compile(null, code);
    CompiledSource second = KerasSource.compile(null, code);

    // Then
    assertThat(second.architecture()).isEqualTo(first.architecture());
    assertThat(second.model().layers())
        .extracting(layer -> layer.name())
        .containsExactly("input_layer", "dense", "dense_1");
  }

  @Test
  void shouldAddLayersInALoopWithoutCallingTheOthersAgain() {
    // When
    CompiledSource compiled =
        KerasSource.compile(
            null,
            """
            model = keras.Sequential()
            model.add(keras.Input((8,)))
            for _ in range(400):
                model.add(keras.layers.Dense(8))
            model.compile('adam', 'mse')
            """);

    // Then
    assertThat(compiled.model().layers()).hasSize(401);
  }
}
