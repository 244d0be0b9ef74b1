import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

words = keras.Input(shape=(20,), dtype="int32", name="words")
places = keras.Input((20,), dtype=tf.int64, name="places")
x = layers.Add()([layers.Embedding(100, 8)(words), layers.Embedding(20, 8, name="position")(places)])
x = layers.GlobalAveragePooling1D()(x)
model = keras.Model([words, places], layers.Dense(2, activation="softmax")(x))
model.compile("adam", "sparse_categorical_crossentropy")
