import keras
from keras import layers

features = keras.Sequential([
    keras.Input((12,)),
    layers.Dense(8, activation="relu"),
    layers.Dense(4, activation="relu"),
])
one = keras.Input((12,))
two = keras.Input((12,))
difference = layers.Subtract()([features(one), features(two)])
model = keras.Model([one, two], layers.Dense(1, activation="sigmoid")(difference))
model.compile("adam", "binary_crossentropy")
