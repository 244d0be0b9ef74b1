import numpy as np
import keras
from keras import layers

max_features = 5000
maxlen = 40

inputs = keras.Input(shape=(maxlen,), dtype="float32")
x = layers.Embedding(max_features, 64)(inputs)
x = layers.Bidirectional(layers.LSTM(32, return_sequences=True))(x)
x = layers.Bidirectional(layers.LSTM(32))(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
