import keras
from keras import layers

inputs = keras.Input((12,))
x = layers.Embedding(50, 8, mask_zero=True)(inputs)
x = layers.Bidirectional(layers.GRU(6, return_sequences=True))(x)
x = layers.Dropout(0.1)(x)
x = layers.LSTM(4)(x)
model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
model.compile(optimizer="adam", loss="binary_crossentropy")
