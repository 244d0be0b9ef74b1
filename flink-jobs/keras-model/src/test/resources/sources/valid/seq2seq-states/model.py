import keras
from keras import layers

encoder_inputs = keras.Input(shape=(7, 5))
encoder_outputs, state_h, state_c = layers.LSTM(16, return_state=True)(encoder_inputs)
decoder_inputs = keras.Input(shape=(9, 6))
decoder_outputs, _, _ = layers.LSTM(16, return_sequences=True, return_state=True)(
    decoder_inputs, initial_state=[state_h, state_c])
decoder_outputs = layers.Dense(6, activation="softmax")(decoder_outputs)
model = keras.Model([encoder_inputs, decoder_inputs], decoder_outputs)
model.compile(optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])
