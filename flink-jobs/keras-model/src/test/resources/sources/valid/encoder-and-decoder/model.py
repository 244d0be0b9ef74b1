from keras import Input, Model
from keras.layers import Dense

latent = 3
encoder_in = Input(shape=(30,), name="features")
encoder = Model(encoder_in, Dense(latent, activation="relu", name="code")(encoder_in), name="encoder")
decoder_in = Input(shape=(latent,), name="code_in")
decoder = Model(decoder_in, Dense(30, name="restored")(decoder_in), name="decoder")
model = Model(encoder_in, decoder(encoder(encoder_in)), name="autoencoder")
model.compile(optimizer="adam", loss="mse")
