import keras
from keras import layers

inputs = keras.Input((12, 3))
x = layers.Masking()(inputs)
x = layers.LSTM(4, return_sequences=True)(x)
x = layers.GlobalAveragePooling1D()(x)
model = keras.Model(inputs, layers.Dense(1)(x))
model.compile(optimizer="adam", loss="mse")
