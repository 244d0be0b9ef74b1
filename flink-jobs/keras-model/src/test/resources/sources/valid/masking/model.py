import keras

model = keras.Sequential([
    keras.Input((10, 4)),
    keras.layers.Masking(mask_value=-1.0),
    keras.layers.LSTM(8),
    keras.layers.Dense(1),
])
model.compile(optimizer="adam", loss="mse")
